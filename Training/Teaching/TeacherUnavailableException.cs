namespace RecOrleans.Training.Teaching;

/// <summary>The teacher's endpoint cannot be used; going on would be of no use.</summary>
/// <param name="message">Why, and the way out.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class TeacherUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
