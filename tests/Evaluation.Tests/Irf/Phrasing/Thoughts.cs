using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

/// <summary>Random thoughts over a catalogue: what a simulated user could want to say.</summary>
internal sealed class Thoughts(CatalogSchema schema, ImmutableArray<Item> items, Random random)
{
    private static readonly string[] FreeTexts =
        ["time travel", "friendship", "dark", "feel-good", "based on a book", "heist", "dogs", "revenge", "small town", "prison", "uplifting", "robots", "set in Paris", "courtroom", "space", "gore"];

    public CatalogSchema Schema => schema;

    /// <summary>A shipped catalogue: <c>movies</c> or <c>fashion</c>.</summary>
    public static (CatalogSchema Schema, ImmutableArray<Item> Items) Shipped(string name)
    {
        var folder = Repository.Path("data", name);
        var schema = System.Text.Json.JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(Path.Combine(folder, "catalog.json")), Json.Options)!;
        var items = File.ReadLines(Path.Combine(folder, "items.jsonl"))
            .Select(line => System.Text.Json.JsonSerializer.Deserialize<Item>(line, Json.Options)!).ToImmutableArray();
        return (schema, items);
    }

    public Sight Sight() => new(schema, [.. Enumerable.Range(0, 10).Select(_ => items[random.Next(items.Length)])]);

    public Persona Persona(double typoRate = 0) => new(5, random.NextDouble(), random.NextDouble(), typoRate);

    /// <summary>One to three intents about different facets; now and then none.</summary>
    public Thought Next(Sight sight)
    {
        var kind = random.Next(20);
        if (kind == 0) return new Thought(random.Next(2) == 0 ? Feedback.Satisfied : Feedback.Neutral, []);
        var intents = ImmutableArray.CreateBuilder<Intent>();
        var used = new HashSet<string>();
        var count = 1 + random.Next(3);
        for (var tries = 0; tries < 20 && intents.Count < count; tries++)
        {
            var facet = schema.Facets[random.Next(schema.Facets.Length)];
            if (facet.Name is "item" or "person" || !used.Add(facet.Name)) continue;
            intents.Add(About(facet, sight));
        }

        return new Thought(intents.Any(intent => intent is Swap or TakeBack) ? Feedback.Conflict : Feedback.New, intents.ToImmutable());
    }

    private Intent About(Facet facet, Sight sight)
    {
        if (facet.Kind == FacetKind.Reference)
        {
            var position = 1 + random.Next(sight.Feed.Length);
            return new Praise(new Statement(Polarity.Like, Strength.Soft, facet.Name, ComparisonOperator.Equal, $"#{position}"), position);
        }

        var statement = Statement(facet);
        switch (random.Next(10))
        {
            case 0 when facet.Kind == FacetKind.Number && sight.Feed.Any(item => item.Values(facet.Name).Length > 0):
                int? position = random.Next(2) == 0 ? null : 1 + random.Next(sight.Feed.Length);
                return new Compare(
                    statement with { Strength = Strength.Hard, Polarity = Polarity.Like, Scope = PreferenceScope.Standing, Operator = random.Next(2) == 0 ? ComparisonOperator.Less : ComparisonOperator.Greater, Value = Number(facet) },
                    position);
            case 1:
                return new Insist(statement with { Strength = Strength.Hard, Scope = PreferenceScope.Standing });
            case 2:
                return new TakeBack(statement with { Scope = PreferenceScope.Standing });
            case 3:
                var old = statement with { Scope = PreferenceScope.Standing };
                var other = Statement(facet) with { Polarity = old.Polarity, Scope = PreferenceScope.Standing };
                return new Swap(old, other.Value == old.Value ? old with { Polarity = old.Polarity == Polarity.Like ? Polarity.Dislike : Polarity.Like } : other);
            case 4:
                return new Wish(statement, IsAboutFeed: true);
            default:
                return new Wish(statement);
        }
    }

    private Statement Statement(Facet facet)
    {
        var scope = random.Next(8) == 0 ? PreferenceScope.Session : PreferenceScope.Standing;
        var polarity = random.Next(3) == 0 ? Polarity.Dislike : Polarity.Like;
        var strength = random.Next(2) == 0 ? Strength.Hard : Strength.Soft;
        if (facet.Kind != FacetKind.Number)
            return new Statement(polarity, strength, facet.Name, ComparisonOperator.Equal, facet.Kind == FacetKind.Text ? FreeTexts[random.Next(FreeTexts.Length)] : ValueOf(facet), scope);
        var number = Number(facet);
        if (facet.Name == "year")
        {
            var decade = Math.Floor(number / 10) * 10;
            var (from, value) = random.Next(4) switch
            {
                0 => (ComparisonOperator.Between, Operand.Range(decade, decade + 9)),
                1 => (ComparisonOperator.Between, Operand.Range(decade + 5, decade + 9)),
                2 => (ComparisonOperator.GreaterOrEqual, number),
                _ => (ComparisonOperator.Less, (Operand)decade),
            };
            return new Statement(from == ComparisonOperator.Between ? polarity : Polarity.Like, from == ComparisonOperator.Between ? strength : Strength.Hard, facet.Name, from, value, scope);
        }

        return random.Next(6) switch
        {
            0 => new Statement(Polarity.Like, strength, facet.Name, ComparisonOperator.Between, Operand.Range(Math.Round(0.9 * number, 4), Math.Round(1.1 * number, 4)), scope),
            1 => new Statement(Polarity.Like, strength, facet.Name, ComparisonOperator.Between, Operand.Range(number, Math.Min(number + 50, facet.High ?? number * 2)), scope),
            2 or 3 => new Statement(Polarity.Like, strength, facet.Name, ComparisonOperator.GreaterOrEqual, number, scope),
            _ => new Statement(Polarity.Like, strength, facet.Name, ComparisonOperator.LessOrEqual, number, scope),
        };
    }

    private double Number(Facet facet)
    {
        while (true)
        {
            var values = items[random.Next(items.Length)].Values(facet.Name);
            if (values.Length == 0) continue;
            var number = values[0].Number;
            return facet.Name switch { "runtime" => Math.Round(number / 5) * 5, "rating" => Math.Round(number * 2) / 2, _ => number };
        }
    }

    private string ValueOf(Facet facet)
    {
        while (true)
        {
            var values = items[random.Next(items.Length)].Values(facet.Name);
            if (values.Length > 0) return values[random.Next(values.Length)].ToString();
        }
    }
}
