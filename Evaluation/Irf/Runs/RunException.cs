namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>A run cannot go on; the message is for the person who started it.</summary>
public sealed class RunException(string message, Exception? cause = null) : Exception(message, cause);
