namespace RecOrleans.Evaluation.Parsing;

/// <summary>How many edits were meant, how many were answered, and how many of the answers hit.</summary>
public readonly record struct EditCount(int Gold, int Answer, int Hits)
{
    /// <summary>0..1; 1 where nothing was meant and nothing answered.</summary>
    public double F1 => Gold + Answer == 0 ? 1 : 2.0 * Hits / (Gold + Answer);

    public static EditCount operator +(EditCount left, EditCount right) => new(left.Gold + right.Gold, left.Answer + right.Answer, left.Hits + right.Hits);

    public static EditCount Add(EditCount left, EditCount right) => left + right;
}
