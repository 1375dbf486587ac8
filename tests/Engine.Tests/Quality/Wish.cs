using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests.Quality;

/// <summary>One thing that a person asks for, with a judgement of items that does not come from the engine.</summary>
/// <param name="Facet">Where it is said.</param>
/// <param name="Operator">How.</param>
/// <param name="Value">What.</param>
/// <param name="Satisfies">Judges an item: by its facet, or by the words that a person would accept.</param>
/// <param name="Polarity">For a dislike, what satisfies is what must be absent.</param>
/// <param name="Strength">Hard wishes narrow the intent; only soft ones are scored.</param>
internal sealed record Wish(
    string Facet, ComparisonOperator Operator, Operand Value, Func<Item, bool> Satisfies, Polarity Polarity = Polarity.Like, Strength Strength = Strength.Soft)
{
    /// <summary>A tone or theme; any of the words (separated by commas) in the item's text counts.</summary>
    public static Wish Text(string said, string accepted)
    {
        var words = accepted.Split(',', StringSplitOptions.TrimEntries);
        return new Wish("text", ComparisonOperator.Equal, said, item => words.Any(word => Says(item, word)));
    }

    public static Wish Is(string facet, string value) =>
        new(facet, ComparisonOperator.Equal, value, item => item.Values(facet).Any(one => string.Equals(one.ToString(), value, StringComparison.OrdinalIgnoreCase)));

    public static Wish Person(string name) =>
        new("person", ComparisonOperator.Equal, name, item => item.Values("actor").Concat(item.Values("director")).Any(one => one.ToString() == name));

    public static Wish AtMost(string facet, double high) => new(facet, ComparisonOperator.LessOrEqual, high, item => item.Values(facet) is [{ } value, ..] && value.Number <= high);

    public static Wish Between(string facet, double low, double high) =>
        new(facet, ComparisonOperator.Between, Operand.Range(low, high), item => item.Values(facet) is [{ } value, ..] && value.Number >= low && value.Number <= high);

    public Wish Not() => this with { Polarity = Polarity.Dislike };

    public Wish Hard() => this with { Strength = Strength.Hard };

    public bool IsHonouredBy(Item item) => Satisfies(item) == (Polarity == Polarity.Like);

    public Preference ToPreference(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"p{number}"),
        Polarity = Polarity,
        Strength = Strength,
        Facet = Facet,
        Operator = Operator,
        Value = Value,
        CommandId = "c",
        At = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Whole words, so that "art" is not found in "heart".</summary>
    public static bool Says(Item item, string phrase) => item.Text is { } text && (" " + Plain(text) + " ").Contains(" " + Plain(phrase) + " ", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Join(' ', text.Split([' ', ',', '.', ':', ';', '-'], StringSplitOptions.RemoveEmptyEntries));
}
