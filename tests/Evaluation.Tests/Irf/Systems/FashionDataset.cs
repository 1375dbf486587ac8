using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Tests.DemoCatalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

/// <summary>The shipped fashion catalogue with three shoppers whose last two purchases are held out.</summary>
internal static class FashionDataset
{
    public static IrfDataset Read()
    {
        var shipped = ShippedCatalog.Read("fashion");
        ImmutableArray<IrfUser> users =
        [
            .. shipped.Interactions.GroupBy(deed => deed.UserId)
                .Where(deeds => deeds.Where(deed => deed.Kind == InteractionKind.Purchase).Select(deed => deed.ItemId).Distinct().Count() > 4)
                .OrderBy(deeds => deeds.Key, StringComparer.Ordinal).Take(3)
                .Select(deeds => Split(deeds.Key, [.. deeds.OrderBy(deed => deed.At).ThenBy(deed => deed.ItemId, StringComparer.Ordinal)])),
        ];
        return new IrfDataset
        {
            Name = "fashion",
            Schema = shipped.Schema,
            Items = [.. shipped.Items],
            Topics = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            Training =
            [
                .. shipped.Interactions.Where(deed => users.All(user => user.Id != deed.UserId)),
                .. users.SelectMany(user => user.History.Select(deed => new LoggedInteraction(user.Id, deed.ItemId, deed.Kind, deed.Value, deed.At!.Value))),
            ],
            Users = users,
        };
    }

    private static IrfUser Split(string id, List<LoggedInteraction> deeds)
    {
        string[] bought = [.. deeds.Where(deed => deed.Kind == InteractionKind.Purchase).Select(deed => deed.ItemId).Distinct().TakeLast(2)];
        return new IrfUser(
            id,
            [
                .. deeds.Where(deed => !bought.Contains(deed.ItemId))
                    .Select(deed => new Interaction { ItemId = deed.ItemId, Kind = deed.Kind, Value = deed.Value, At = deed.At }),
            ],
            bought[0],
            bought[1]);
    }
}
