using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>An intent, or a part of one, as a clause is to say it.</summary>
/// <param name="Prefix">The rule that says it, without the class of its statement.</param>
/// <param name="Fallback">The rule to take where that one does not fit the class.</param>
/// <param name="Added">The new statement; null in a clause that only takes back.</param>
/// <param name="Old">What is taken back; null where nothing is.</param>
/// <param name="Position">The item of the feed that is pointed at.</param>
internal sealed record Spoken(string Prefix, string Fallback, Statement? Added, Statement? Old = null, int? Position = null)
{
    /// <summary>What the words speak of.</summary>
    public Statement Statement => Added ?? Old!;

    public bool IsForNow => Added?.Scope == PreferenceScope.Session;

    private bool IsLike => Added is { Polarity: Polarity.Like } || (Added is null && Old!.Polarity == Polarity.Dislike);

    /// <summary>The clauses that bring an intent across.</summary>
    public static IEnumerable<Spoken> Of(Intent intent) => intent switch
    {
        Wish wish => [OfWish(wish.Statement, wish.IsAboutFeed)],
        Insist { Statement: { Strength: Strength.Hard } statement } => [new Spoken($"insist.{Side(statement)}", Tone(statement), statement)],
        Insist insist => [OfWish(insist.Statement, false)],
        Compare { Statement: { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: ComparisonOperator.Less or ComparisonOperator.Greater } statement } compare =>
            [new Spoken(compare.Position is null ? "compare.feed" : "compare.item", Tone(statement), statement, Position: compare.Position)],
        Compare compare => [OfWish(compare.Statement, false)],
        Praise praise => [new Spoken("praise", Tone(praise.Statement), praise.Statement, Position: praise.Position)],
        TakeBack back => [OfTakeBack(back.Statement)],
        Swap swap => OfSwap(swap.Old, swap.New),
        _ => throw new ArgumentException($"There are no words for {intent.GetType().Name}.", nameof(intent)),
    };

    /// <summary>True for a hard bound that can hang on the wish before it: "thrillers", "under two hours".</summary>
    public bool CanHangOn(CatalogSchema schema, Spoken before) =>
        Prefix.StartsWith("like.hard", StringComparison.Ordinal) && before.Prefix.StartsWith("like.", StringComparison.Ordinal)
        && IsOf(schema, Statement, "bound") && IsOf(schema, before.Statement, "value");

    /// <summary>The rule for what stands between this clause and the one before: nothing that could carry the other's tone over.</summary>
    public string Join(Spoken before) =>
        IsLike != before.IsLike ? IsLike ? "join.turn" : "join.but"
        : Added?.Strength == before.Added?.Strength ? "join.and" : "join";

    private static Spoken OfWish(Statement statement, bool isAboutFeed)
    {
        var tone = Tone(statement);
        return new Spoken(isAboutFeed ? $"feed.{tone}" : tone, tone, statement, Position: ItemOf(statement));
    }

    private static Spoken OfTakeBack(Statement statement) => new($"takeback.{Side(statement)}", $"takeback.{Side(statement)}", null, statement);

    /// <summary>One clause where old and new are of one kind, else one for each.</summary>
    private static IEnumerable<Spoken> OfSwap(Statement old, Statement now)
    {
        if (string.Equals(old.Facet, now.Facet, StringComparison.OrdinalIgnoreCase))
        {
            var isSameValue = old.Operator == now.Operator && old.Value == now.Value;
            if (isSameValue && old.Polarity != now.Polarity) return [new Spoken($"turn.{Tone(now)}", $"turn.{Tone(now)}", now, old)];
            if (!isSameValue && old.Polarity == now.Polarity && now.Polarity == Polarity.Like && IsBound(old) == IsBound(now))
                return [new Spoken($"swap.{Tone(now)}", $"swap.{Tone(now)}", now, old)];
        }

        return [OfTakeBack(old), OfWish(now, false)];
    }

    private static bool IsOf(CatalogSchema schema, Statement statement, string form) => FacetSpeech.Class(Speaker.FacetOf(schema, statement), statement) == form;

    private static bool IsBound(Statement statement) => statement.Operator != ComparisonOperator.Equal || statement.Value.Value.IsNumber;

    /// <summary>The item of the feed that a reference names: <c>#3</c> -> 3.</summary>
    private static int? ItemOf(Statement statement) =>
        statement.Value.Value.Text is ['#', .. var digits] && int.TryParse(digits, out var position) ? position : null;

    private static string Side(Statement statement) => statement.Polarity == Polarity.Like ? "like" : "dislike";

    private static string Tone(Statement statement) => $"{Side(statement)}.{(statement.Strength == Strength.Hard ? "hard" : "soft")}";
}
