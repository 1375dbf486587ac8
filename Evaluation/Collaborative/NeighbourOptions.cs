namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Hyper-parameters of <see cref="ItemNeighbours"/>.</summary>
/// <param name="Neighbours">Nearest items kept per item.</param>
/// <param name="Shrinkage">Added to the cosine's denominator, 0 or more.</param>
internal sealed record NeighbourOptions(int Neighbours, double Shrinkage)
{
    public override string ToString() => FormattableString.Invariant($"{Neighbours} nearest, shrinkage {Shrinkage}");
}
