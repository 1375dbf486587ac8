namespace RecOrleans.Language.Hosts;

/// <summary>A host that took a request and could not answer it.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class HostFailedException(string message, Exception? inner = null) : Exception(message, inner);
