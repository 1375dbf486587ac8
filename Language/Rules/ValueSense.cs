using RecOrleans.Catalogs;

namespace RecOrleans.Language.Rules;

/// <summary>A value that a word of the command may mean.</summary>
public readonly record struct ValueSense(Facet Facet, string Value);
