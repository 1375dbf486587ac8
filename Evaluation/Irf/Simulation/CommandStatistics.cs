using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>How people speak to a feed, counted in the labelled commands of <c>data/commands</c>: what about, how hard, how much at once.</summary>
public sealed class CommandStatistics
{
    private static readonly Lazy<CommandStatistics> Counted = new(() => Read(DataFolders.Shipped("commands"), DataFolders.Shipped("schemas")));

    private readonly ImmutableDictionary<string, CatalogSchema> _schemas;
    private readonly ILookup<string, Labelled> _commands;

    private CommandStatistics(ImmutableDictionary<string, CatalogSchema> schemas, IEnumerable<Labelled> commands)
    {
        _schemas = schemas;
        _commands = commands.ToLookup(command => command.Catalog, StringComparer.Ordinal);
    }

    /// <summary>Of the commands that ship with the project; read at the first use.</summary>
    public static CommandStatistics Shipped => Counted.Value;

    /// <param name="commands">Folder of JSON Lines: catalog, memory, feed, gold.</param>
    /// <param name="schemas">Folder of the schemas of their catalogues, one <c>CATALOG.json</c> each.</param>
    public static CommandStatistics Read(string commands, string schemas) => new(
        Directory.EnumerateFiles(schemas, "*.json").Select(file => JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(file), Json.Options)!).ToImmutableDictionary(schema => schema.Catalog),
        Directory.EnumerateFiles(commands, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(Labelled.Read));

    /// <summary>The shares for a catalogue: its own where it has labelled commands, otherwise those of all catalogues together, facets by their kind.</summary>
    public SpeechShares For(CatalogSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var own = _commands[schema.Catalog].ToList();
        return own.Count > 0 ? Shares(own, (_, facet) => schema.Find(facet) is { } known ? [known] : []) : Shares([.. _commands.SelectMany(group => group)], OfKind);

        // References are the same two everywhere; any other facet stands for all of its kind.
        ImmutableArray<Facet> OfKind(string catalog, string facet) => _schemas[catalog].Find(facet) switch
        {
            null => [],
            { Kind: FacetKind.Reference } => [.. schema.Facets.Where(known => known.Name == facet)],
            var spoken => [.. schema.Facets.Where(known => known.Kind == spoken.Kind && known.Covers.IsEmpty)],
        };
    }

    private static SpeechShares Shares(IReadOnlyList<Labelled> commands, Func<string, string, ImmutableArray<Facet>> facets)
    {
        var tones = new Dictionary<Tone, double>();
        int strict = 0, read = 0, withdrawn = 0, replaced = 0;
        foreach (var command in commands)
        {
            foreach (var add in command.Gold.Edits.OfType<AddEdit>())
            {
                var spoken = facets(command.Catalog, add.Facet);
                // "like Heat" names a film that need not be in sight; only what is pointed at can be counted as praise or rejection of the feed.
                if (spoken.IsEmpty || (spoken[0].Kind == FacetKind.Reference && !add.Value.ToString().StartsWith('#'))) continue;
                foreach (var facet in spoken)
                {
                    var tone = new Tone(facet.Name, add.Polarity, add.Strength, add.Operator);
                    tones[tone] = tones.GetValueOrDefault(tone) + 1.0 / spoken.Length;
                }

                if (add.Operator is not (ComparisonOperator.Less or ComparisonOperator.Greater)) continue;
                strict++;
                if (command.Feed.Any(item => item.TryGetPropertyValue(add.Facet, out var shown) && shown is JsonValue value && value.ToString() == add.Value.ToString())) read++;
            }

            foreach (var remove in command.Gold.Edits.OfType<RemoveEdit>())
            {
                if (command.Memory.FirstOrDefault(known => known.Id == remove.Id) is not { } old) continue;
                var next = command.Gold.Edits.OfType<AddEdit>().Where(add => add.Facet == old.Facet).ToList();
                if (next.Exists(add => add.Polarity != old.Polarity)) continue;
                withdrawn++;
                if (next.Count > 0) replaced++;
            }
        }

        var counts = commands.Select(command => command.Gold.Edits.Where(edit => edit is AddEdit or RemoveEdit).Select(edit => edit.Quote).Distinct().Count()).Where(count => count > 0).ToList();
        return new SpeechShares
        {
            Tones = [.. tones.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))],
            Intents = [.. Enumerable.Range(1, counts.Max()).Select(count => counts.Count(counted => counted == count) / (double)counts.Count)],
            Neutral = commands.Count(command => command.Gold.Feedback == Feedback.Neutral) / (double)commands.Count,
            Compared = read / (double)Math.Max(1, strict),
            Replaced = replaced / (double)Math.Max(1, withdrawn),
        };
    }

    private sealed record Labelled(string Catalog, ImmutableArray<Preference> Memory, ImmutableArray<JsonObject> Feed, CommandAnswer Gold)
    {
        public static Labelled Read(string line)
        {
            var record = JsonNode.Parse(line)!.AsObject();
            return new Labelled(
                record["catalog"]!.GetValue<string>(),
                record["memory"].Deserialize<ImmutableArray<Preference>>(Json.Options),
                [.. record["feed"]!.AsArray().Select(item => item!.AsObject())],
                record["gold"].Deserialize<CommandAnswer>(Json.Options)!);
        }
    }
}
