using RecOrleans.Interactions;

namespace RecOrleans.Engine.Collaborative;

/// <summary>How much a deed says that its user likes the item: the more deliberate, the more.</summary>
public static class Deliberateness
{
    /// <summary>0..1.5; zero where the deed is no sign of liking (a dislike, three stars or fewer).</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="value">Stars of a rating; one without stars says nothing.</param>
    public static float Weight(InteractionKind kind, double? value) => kind switch
    {
        InteractionKind.Click => 0.2f,
        InteractionKind.Detail => 0.3f,
        InteractionKind.Seen => 0.2f,
        InteractionKind.Cart => 0.8f,
        InteractionKind.Like => 1f,
        InteractionKind.Purchase => 1.2f,
        InteractionKind.Favourite => 1.5f,
        InteractionKind.Rating => value switch
        {
            >= 5 => 1.2f,
            >= 4 => 1f,
            > 3 => 0.5f,
            _ => 0f,
        },
        _ => 0f,
    };
}
