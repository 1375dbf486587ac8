using RecOrleans.Evaluation.Parsing;

namespace RecOrleans.Training.Teaching;

/// <summary>Counts what came of a run; safe for several threads.</summary>
internal sealed class TeachSummary
{
    private readonly Lock _counting = new();
    private readonly Dictionary<LessonEnd, int> _ends = [];
    private readonly ParseScore _agreement = new();
    private int _failuresInARow;
    private string _lastFailure = "";

    /// <summary>For the bar.</summary>
    public string Short
    {
        get
        {
            lock (_counting) return $"{Count(LessonEnd.Kept)} kept, {_ends.Values.Sum() - Count(LessonEnd.Kept)} dropped";
        }
    }

    /// <returns>How many in a row had no answer from the endpoint.</returns>
    public int Add(Lesson lesson)
    {
        lock (_counting)
        {
            _ends[lesson.End] = Count(lesson.End) + 1;
            if (lesson.Agreement is { } agreement) _agreement.Add(agreement);
            if (lesson.MayBeAskedAgain) _lastFailure = lesson.Why;
            return _failuresInARow = lesson.MayBeAskedAgain ? _failuresInARow + 1 : 0;
        }
    }

    /// <summary>For people.</summary>
    public string[] Lines(TimeSpan elapsed, int retries, Teacher teacher)
    {
        lock (_counting)
            return
            [
                FormattableString.Invariant($"{_ends.Values.Sum()} asked in {elapsed.TotalSeconds:0} s: {Count(LessonEnd.Kept)} kept; dropped: {Count(LessonEnd.Disagreed)} disagreed, {Count(LessonEnd.Ungrounded)} ungrounded, {Count(LessonEnd.Malformed)} malformed, {Count(LessonEnd.TimedOut)} timed out, {Count(LessonEnd.Failed)} failed"),
                FormattableString.Invariant($"  {retries} requests repeated; {teacher.PromptTokens} tokens to the teacher, {teacher.AnswerTokens} from it; its two labels agree at strict F1 {_agreement.StrictF1:0.000} on {_agreement.Commands} commands"),
                .. _lastFailure.Length > 0 ? [$"  the last one without an answer: {_lastFailure}"] : (string[])[],
            ];
    }

    private int Count(LessonEnd end) => _ends.GetValueOrDefault(end);
}
