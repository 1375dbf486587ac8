using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>Office products with short purchase histories. Topics are words of the titles.</summary>
/// <remarks>The lists have no times: a user's n-th purchase is set on the n-th day.</remarks>
internal static partial class OfficeIrf
{
    public const string Name = "amazon-office";

    /// <summary>Fewest different products of a user's history. Three, since the median list has five products, two of which are held out.</summary>
    public const int MinHistory = 3;

    /// <summary>A word of more products than this says too little.</summary>
    public const double MaxTopicShare = 0.03;

    private const int MaxWords = 2;

    private static readonly DateTimeOffset FirstDay = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<IrfDataset> LoadAsync(int seed, CancellationToken cancellationToken)
    {
        var folder = DataFolders.Public(Name);
        var items = await ItemsAsync(DataFolders.File(folder, "items.json"), cancellationToken);
        var purchases = await PurchasesAsync(DataFolders.File(folder, "valid.csv"), cancellationToken);
        return IrfDataset.Of(Name, OfficeFacets.Schema, items, [.. items.Select(item => (item.Id, Topics.Phrases(item, item.Title, MaxWords)))], MaxTopicShare,
            HoldOut.Split(purchases, MinHistory, seed));
    }

    private static async Task<ImmutableArray<Item>> ItemsAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var (id, product) in document.RootElement.EnumerateObject().Select(member => (member.Name, member.Value)))
        {
            var title = OfficeText.Shorten(OfficeText.Plain(Text(product, "title")), ItemValidator.MaxTitleLength);
            var (item, errors) = ItemValidator.Normalise(OfficeFacets.Schema, new Item
            {
                Id = id,
                Title = title,
                Facets = OfficeFacets.Read(title, OfficeText.Plain(Text(product, "brand"))),
                Text = OfficeText.Plain(Text(product, "description")),
            });
            items.Add(item ?? throw new InvalidDataException($"{path}: {string.Join(" ", errors)}"));
        }

        return items.ToImmutable();
    }

    /// <summary>Of the rows of a user, which grow by one product each, the longest.</summary>
    private static async Task<List<LoggedInteraction>> PurchasesAsync(string path, CancellationToken cancellationToken)
    {
        var longest = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var number = 1;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken).Skip(1))
        {
            number++;
            var match = Row().Match(line);
            if (!match.Success) throw new InvalidDataException($"{path}: line {number} is no row of user, history and item.");
            string[] list = [.. match.Groups["history"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), match.Groups["item"].Value];
            var user = match.Groups["user"].Value;
            if (list.Length > longest.GetValueOrDefault(user, []).Length) longest[user] = list;
        }

        return
        [
            .. longest.SelectMany(entry => entry.Value.Select((item, index) => new LoggedInteraction(entry.Key, item, InteractionKind.Purchase, null, FirstDay.AddDays(index)))),
        ];
    }

    private static string Text(JsonElement product, string member) => product.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>user_id, titles, title, "[history ids]", item id, "[codes]", code: titles hold commas and quotes, so the ids are found from the end.</summary>
    [GeneratedRegex("""^(?<user>[^,]+),.*,"?\[(?<history>[\d, ]*)\]"?,(?<item>\d+),"?\[[^\]]*\]"?,[^,]*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
