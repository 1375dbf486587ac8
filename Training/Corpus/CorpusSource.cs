namespace RecOrleans.Training.Corpus;

/// <summary>Records of one origin.</summary>
/// <param name="Name"><c>commands</c>, <c>simulated</c>, <c>mit-movie</c>, <c>ccpe</c>.</param>
/// <param name="Records">All of them.</param>
/// <param name="Copies">Examples of each record that is trained on: the first as it is, the others augmented.</param>
/// <param name="HoldOutShare">Share of the records that is held back for validation, 0..1.</param>
public sealed record CorpusSource(string Name, IReadOnlyCollection<LabelledRecord> Records, int Copies, double HoldOutShare)
{
    public Split SplitOf(LabelledRecord record, IReadOnlySet<string> heldOut)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.SplitOf(heldOut, HoldOutShare);
    }
}
