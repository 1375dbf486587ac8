namespace RecOrleans.Engine.Import;

/// <summary>A source as a whole cannot be imported; the message names file and way out.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
