using RecOrleans.Evaluation.Parsing;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Teaching;

/// <summary>What came of asking a teacher.</summary>
internal enum LessonEnd
{
    /// <summary>A labelled command.</summary>
    Kept,

    /// <summary>An answer that is not in its form, or was cut off.</summary>
    Malformed,

    /// <summary>A label of which something does not hold in the situation.</summary>
    Ungrounded,

    /// <summary>Two labels that do not say the same.</summary>
    Disagreed,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The endpoint failed, or was busy, each time.</summary>
    Failed,
}

/// <summary>What came of one situation.</summary>
/// <param name="Id">Of the record to be.</param>
/// <param name="End">How it ended.</param>
/// <param name="Why">In words; empty where it was kept.</param>
/// <param name="Command">What the teacher said, where it got so far.</param>
/// <param name="Record">Where it was kept.</param>
/// <param name="Agreement">The second label scored against the first, where there are two.</param>
internal sealed record Lesson(string Id, LessonEnd End, string Why = "", string? Command = null, LabelledRecord? Record = null, ParseScore? Agreement = null)
{
    /// <summary>Asked again by the next run: it says nothing about the command.</summary>
    public bool MayBeAskedAgain => End is LessonEnd.TimedOut or LessonEnd.Failed;
}
