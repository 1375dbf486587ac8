using System.Collections.Immutable;
using RecOrleans.Engine.Import;
using RecOrleans.Interactions;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>How the clothes story begins: with a shopper whose clicks made the feed one of short skirts.</summary>
public static class ShortSkirts
{
    public static async Task Like(Func<ImmutableArray<Interaction>, Task<int>> record)
    {
        await using var source = await CatalogSources.OpenAsync("package", Repository.Path("data", "fashion"), new CatalogSourceOptions(), CancellationToken.None);
        var liked = new List<Interaction>();
        await foreach (var row in source.ReadAsync(CancellationToken.None))
            if (row is ItemRow { Item: var item } && WalkThroughStep.Has(item, "category", "skirt") && WalkThroughStep.Has(item, "length", "short"))
                liked.Add(new Interaction { ItemId = item.Id, Kind = InteractionKind.Like, Catalog = "fashion" });
        await record([.. liked.Take(25)]);
    }
}
