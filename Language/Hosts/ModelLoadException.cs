namespace RecOrleans.Language.Hosts;

/// <summary>A model that cannot be run, with the way out.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The loader's own error, if any.</param>
public sealed class ModelLoadException(string message, Exception? inner = null) : Exception(message, inner);
