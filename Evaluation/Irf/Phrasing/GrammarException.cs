namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>A grammar file that cannot be read: <c>file(line): what is wrong and what would be right</c>.</summary>
public sealed class GrammarException(string file, int line, string problem) : Exception($"{file}({line}): {problem}");
