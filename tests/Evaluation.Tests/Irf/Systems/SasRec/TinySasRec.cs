using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

internal static class TinySasRec
{
    public const int Items = 20;
    public const int Length = 6;
    public const int Dimensions = 16;

    /// <summary>Two blocks of random values, biases and norms included.</summary>
    public static SasRecWeights Random(int seed)
    {
        var draw = new Random(seed);
        return SasRecWeights.Of("tiny", "none", SasRecLayout.Tensors(Items, Length, Dimensions, blocks: 2).Select(tensor =>
            (tensor.Name, tensor.Shape, Enumerable.Range(0, tensor.Shape.Aggregate(1, (size, side) => size * side)).Select(_ => (float)(draw.NextDouble() - 0.5)).ToArray())));
    }

    /// <summary>Shoppers who buy every third item of a circle, from anywhere on.</summary>
    public static IrfDataset Circle(int users)
    {
        var draw = new Random(5);
        var first = DateTimeOffset.UnixEpoch;
        return new IrfDataset
        {
            Name = "circle",
            Schema = new CatalogSchema { Catalog = "circle", Facets = [] },
            Items = [.. Enumerable.Range(0, Items).Select(item => new Item { Id = Id(item), Title = Id(item) })],
            Topics = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            Training =
            [
                .. Enumerable.Range(0, users).SelectMany(user =>
                {
                    var start = draw.Next(Items);
                    return Enumerable.Range(0, draw.Next(3, 9)).Select(step => new LoggedInteraction($"u{user:000}", Id(start + 3 * step), InteractionKind.Purchase, null, first.AddDays(step)));
                }),
            ],
            Users = [],
        };
    }

    public static string Id(int item) => $"i{item % Items:00}";
}
