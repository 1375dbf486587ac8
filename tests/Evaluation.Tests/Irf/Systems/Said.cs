using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

/// <summary>Commands with their meaning; the whole text is the quote.</summary>
internal static class Said
{
    public static readonly Statement Scarves = new(Polarity.Like, Strength.Hard, "category", ComparisonOperator.Equal, "scarf");
    public static readonly Statement NoBlack = new(Polarity.Dislike, Strength.Hard, "colour", ComparisonOperator.Equal, "black");
    public static readonly Statement LessWool = new(Polarity.Dislike, Strength.Soft, "material", ComparisonOperator.Equal, "wool");
    public static readonly Statement Plain = new(Polarity.Like, Strength.Soft, "pattern", ComparisonOperator.Equal, "plain");
    public static readonly Statement Cheap = new(Polarity.Like, Strength.Hard, "price", ComparisonOperator.LessOrEqual, 60);

    public static Statement LikeItem(int position) =>
        new(Polarity.Like, Strength.Soft, "similar", ComparisonOperator.Equal, $"#{position}");

    public static Utterance Add(string text, params Statement[] statements) =>
        new(text, Feedback.New, [.. statements.Select(statement => new SaidAdd(statement, text))]);

    public static Utterance TakeBack(string text, params Statement[] statements) =>
        new(text, Feedback.Conflict, [.. statements.Select(statement => new SaidRemove(statement, text))]);

    /// <summary>Words alone: for systems that read nothing else.</summary>
    public static Utterance Words(string text) => new(text, Feedback.New, ImmutableArray<SaidEdit>.Empty);
}
