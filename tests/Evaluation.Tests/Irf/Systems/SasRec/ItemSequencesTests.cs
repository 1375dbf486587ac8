using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

public class ItemSequencesTests
{
    [Fact]
    public void Of_DeedsOfAUser_KeepsLikingsInOrderAndHoldsTheLastPositiveOut()
    {
        var sequences = Of([("i03", InteractionKind.Click, null), ("i05", InteractionKind.Dislike, null), ("i02", InteractionKind.Rating, 3), ("i03", InteractionKind.Purchase, null),
            ("i07", InteractionKind.Click, null), ("i04", InteractionKind.Rating, 3.5), ("i01", InteractionKind.Click, null), ("i04", InteractionKind.Purchase, null)]);

        var user = Assert.Single(sequences.Users);
        Assert.Equal(["i01", "i03", "i04", "i07"], sequences.Items);
        Assert.Equal(["i03", "i07", "i04", "i01"], user.All.Select(place => sequences.Items[place]));
        Assert.Equal(["i03", "i07"], user.Before.Select(place => sequences.Items[place]));
        Assert.Equal("i04", sequences.Items[user.Wanted]);
    }

    [Fact]
    public void Of_NothingBeforeTheOnlyPositive_HoldsNothingOut()
    {
        var user = Assert.Single(Of([("i03", InteractionKind.Purchase, null), ("i04", InteractionKind.Click, null)]).Users);

        Assert.Equal(-1, user.Wanted);
        Assert.Equal(user.All, user.Before);
    }

    [Fact]
    public void Of_AHistory_LeavesOutWhatTheModelDoesNotKnow()
    {
        var sequences = Of([("i03", InteractionKind.Purchase, null), ("i04", InteractionKind.Purchase, null)]);

        Assert.Equal([1, 0], sequences.Of([Click("i04"), Click("i09"), Click("i03"), Click("i04")]));

        static Interaction Click(string item) => new() { ItemId = item, Kind = InteractionKind.Click };
    }

    private static ItemSequences Of((string Item, InteractionKind Kind, double? Value)[] deeds) => ItemSequences.Of(TinySasRec.Circle(users: 0) with
    {
        Training = [.. deeds.Select((deed, day) => new LoggedInteraction("u", deed.Item, deed.Kind, deed.Value, DateTimeOffset.UnixEpoch.AddDays(day)))],
    });
}
