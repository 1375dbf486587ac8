namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>Names and shapes of the model's tensors; linear maps are [out, in]. d = dimensions.</summary>
/// <remarks>
/// SASRec (arXiv:1808.09781): h = item rows * sqrt(d) + position rows, the latest item at the last position; then per block
/// h += Attention(Norm(h)) with one causal head and h += FeedForward(Norm(h)) with d ReLUs inside; then Norm. An item's score is its row times the last h.
/// </remarks>
internal static class SasRecLayout
{
    public const string Items = "items";
    public const string Positions = "positions";
    public const string Final = "final";

    /// <summary>Added to the variance by every norm.</summary>
    public const float Epsilon = 1e-5f;

    private static readonly string[] Maps = ["query", "key", "value", "output", "inner", "outer"];

    public static string Norm(int block, bool attention) => $"blocks.{block}.{(attention ? "attention" : "feedforward")}";

    public static string Map(int block, string map) => $"blocks.{block}.{map}";

    public static string Weight(string name) => $"{name}.weight";

    public static string Bias(string name) => $"{name}.bias";

    /// <summary>All of them, in the order of the file.</summary>
    public static IEnumerable<(string Name, int[] Shape)> Tensors(int items, int length, int dimensions, int blocks)
    {
        yield return (Items, [items, dimensions]);
        yield return (Positions, [length, dimensions]);
        for (var block = 0; block < blocks; block++)
        {
            foreach (var norm in (string[])[Norm(block, attention: true), Norm(block, attention: false)])
            {
                yield return (Weight(norm), [dimensions]);
                yield return (Bias(norm), [dimensions]);
            }

            foreach (var map in Maps)
            {
                yield return (Weight(Map(block, map)), [dimensions, dimensions]);
                yield return (Bias(Map(block, map)), [dimensions]);
            }
        }

        yield return (Weight(Final), [dimensions]);
        yield return (Bias(Final), [dimensions]);
    }
}
