using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Invents catalogues whose facets and values nobody has seen: names drawn and combined from word lists, or made of syllables; random items.</summary>
/// <remarks>No word is a value of two facets of one catalogue, and no two facets are prices, times, years or ratings, or a command would not say which is meant.</remarks>
internal sealed class CatalogInventor(CatalogWords words)
{
    private const int Items = 60, TopicsInUse = 24, MostTopics = 3, FewestValues = 3, MostValues = 8, NamesInUse = 10;
    private const double Modified = 0.25, NamedAnew = 0.12, ValuedAnew = 0.2, Several = 0.3, Unknown = 0.08, Titled = 0.6;

    /// <summary>How many facets of a kind there are at least and at most.</summary>
    private static readonly (FacetKind Kind, int Least, int Most)[] Kinds = [(FacetKind.Closed, 1, 4), (FacetKind.Ordered, 0, 1), (FacetKind.Open, 1, 3), (FacetKind.Number, 1, 4)];

    /// <summary>A catalogue without users.</summary>
    /// <param name="random">Source of all draws.</param>
    public IrfDataset Invent(Random random)
    {
        var noun = random.Pick(words.Nouns);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { noun.One, noun.Several };
        var facets = new List<(Facet Facet, FacetWords Words, ImmutableArray<string> Values)>();
        foreach (var (kind, least, most) in Kinds)
            for (var left = random.Next(least, most + 1); left > 0; left--)
                if (Draw(kind, taken, random) is { } drawn && !facets.Exists(other => SoundsLike(other.Facet, drawn.Facet))) facets.Add(drawn);
        var shuffled = facets.ToArray();
        random.Shuffle(shuffled);

        string[] topics = [.. words.Topics.Where(topic => !taken.Contains(topic))];
        random.Shuffle(topics);
        topics = topics[..TopicsInUse];
        ImmutableArray<Item> items = [.. Enumerable.Range(1, Items).Select(number => Invent(number, noun.One, shuffled, random))];
        return new IrfDataset
        {
            Name = noun.Several,
            Schema = new CatalogSchema
            {
                Catalog = noun.Several,
                Facets =
                [
                    .. shuffled.Select(drawn => drawn.Facet),
                    new Facet { Name = "similar", Kind = FacetKind.Reference },
                    new Facet { Name = "item", Kind = FacetKind.Reference },
                    new Facet { Name = "text", Kind = FacetKind.Text },
                ],
            },
            Items = items,
            Topics = items.ToImmutableDictionary(item => item.Id, _ => Enumerable.Range(0, random.Next(1, MostTopics + 1)).Select(_ => random.Pick(topics)).Distinct().ToImmutableArray()),
            Training = [],
            Users = [],
        };
    }

    private (Facet Facet, FacetWords Words, ImmutableArray<string> Values)? Draw(FacetKind kind, HashSet<string> taken, Random random)
    {
        var drawn = random.Pick([.. words.Facets.Where(facet => facet.Kind == kind)]);
        var name = random.NextDouble() switch
        {
            < NamedAnew when kind is not FacetKind.Number => Word(random),
            < NamedAnew + Modified => $"{random.Pick(words.Modifiers)}-{drawn.Name}",
            _ => drawn.Name,
        };
        ImmutableArray<string> values = kind is FacetKind.Number ? [] : Values(drawn, taken, random);
        if ((kind is not FacetKind.Number && values.Length < FewestValues) || !taken.Add(name)) return null;
        taken.UnionWith(values);
        var facet = new Facet
        {
            Name = name,
            Kind = kind,
            Values = kind is FacetKind.Open or FacetKind.Number ? [] : values,
            Unit = drawn.Unit,
            Low = IsScale(drawn) ? 0 : null,
            High = IsScale(drawn) ? drawn.High : null,
            Multi = kind is FacetKind.Closed or FacetKind.Open && random.NextDouble() < Several,
        };
        return (facet, drawn, values);
    }

    private ImmutableArray<string> Values(FacetWords drawn, HashSet<string> taken, Random random)
    {
        var count = random.Next(FewestValues, MostValues + 1);
        if (drawn.Values is ["~name"]) return Several(() => Capital(Word(random)) + (random.Next(3) == 0 ? " & " + Capital(Word(random)) : ""));
        if (drawn.Values is ["~person"]) return Several(() => $"{random.Pick(words.GivenNames)} {Capital(Word(random))}");
        if (drawn.Values is ["~place"]) return Several(() => (random.Next(4) == 0 ? "Port " : "") + Capital(Word(random)));
        if (random.NextDouble() < ValuedAnew) return [.. Enumerable.Range(0, count).Select(_ => Word(random)).Where(value => !taken.Contains(value)).Distinct()];
        string[] known = [.. drawn.Values.Where(value => !taken.Contains(value))];
        if (drawn.Kind is not FacetKind.Ordered) random.Shuffle(known);
        return [.. known.Take(count)];

        static ImmutableArray<string> Several(Func<string> invent) => [.. Enumerable.Range(0, NamesInUse).Select(_ => invent()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private Item Invent(int number, string noun, IReadOnlyList<(Facet Facet, FacetWords Words, ImmutableArray<string> Values)> facets, Random random)
    {
        var holds = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        foreach (var (facet, drawn, values) in facets)
        {
            if (random.NextDouble() < Unknown) continue;
            holds[facet.Name] = facet.Kind is FacetKind.Number ? [Number(drawn, random)]
                : [.. Enumerable.Range(0, facet.Multi ? random.Next(1, 3) : 1).Select(_ => (FacetValue)random.Pick(values)).Distinct()];
        }

        // Of the words of a title a user says half at most, so a value may stand there.
        var shown = facets.FirstOrDefault(drawn => drawn.Facet.Kind is FacetKind.Closed && holds.ContainsKey(drawn.Facet.Name)).Facet;
        var detail = shown is not null && random.NextDouble() < Titled ? $"{holds[shown.Name][0]} " : "";
        return new Item
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{noun}-{number:000}"),
            Title = $"{Capital(Word(random))} {detail}{noun}",
            Facets = holds.ToImmutable(),
        };
    }

    private static double Number(FacetWords drawn, Random random)
    {
        if (IsScale(drawn)) return Math.Round(drawn.Low + (random.NextDouble() * (drawn.High - drawn.Low)), 1);
        if (drawn.Unit == "year") return random.Next((int)drawn.Low, (int)drawn.High + 1);
        var value = drawn.Low * Math.Pow(drawn.High / drawn.Low, random.NextDouble());
        return drawn.Low < 1 && value < 20 ? Math.Round(value, 1) : Math.Round(value);
    }

    /// <summary>Of two prices, "cheaper" would not say which.</summary>
    private static bool SoundsLike(Facet left, Facet right) =>
        left.Kind is FacetKind.Number && right.Kind is FacetKind.Number && FacetSpeech.Family(left) == FacetSpeech.Family(right) && FacetSpeech.Family(left) != "count";

    private static bool IsScale(FacetWords drawn) => drawn.Unit?.StartsWith("of ", StringComparison.Ordinal) == true;

    private string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Pick(words.Syllables)));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
