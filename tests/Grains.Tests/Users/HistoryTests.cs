using RecOrleans.Grains.Hosting;
using RecOrleans.Grains.Users;
using RecOrleans.Interactions;

namespace RecOrleans.Grains.Tests.Users;

public class HistoryTests
{
    private static readonly HashSet<string> Known = ["a", "b", "c"];
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 20, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(InteractionKind.Purchase, true)]
    [InlineData(InteractionKind.Seen, true)]
    [InlineData(InteractionKind.Dislike, true)]
    [InlineData(InteractionKind.Like, false)]
    [InlineData(InteractionKind.Click, false)]
    public void Append_Kind_DecidesWhetherTheItemIsConsumed(InteractionKind kind, bool consumed)
    {
        var state = Append(new GrainsOptions(), new Interaction { ItemId = "a", Kind = kind });

        Assert.Equal(consumed, state.Consumed.Contains("a"));
        Assert.Equal(Now, Assert.Single(state.History).At);
    }

    [Fact]
    public void Append_MoreThanKept_KeepsTheNewest()
    {
        var limits = new GrainsOptions { InteractionHistory = 2, FoldInLength = 2, ConsumedItems = 1 };

        var state = Append(limits, Seen("a", 3), Seen("b", 1), Seen("c", 2));

        Assert.Equal(["c", "a"], state.History.Select(entry => entry.ItemId));
        Assert.Equal(["c"], state.Consumed);
    }

    [Fact]
    public void Append_UnknownItem_NamesFieldAndItem()
    {
        var error = Assert.Throws<RequestException>(() => Append(new GrainsOptions(), Seen("a", 1), Seen("no-such-item", 2)));

        Assert.Equal((RequestError.NotFound, "itemId"), (error.Error, error.Field));
        Assert.Contains("no-such-item", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5.5)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Append_RatingOutOfRange_IsRefused(double? value)
    {
        var error = Assert.Throws<RequestException>(() => Append(new GrainsOptions(), new Interaction { ItemId = "a", Kind = InteractionKind.Rating, Value = value }));

        Assert.Equal((RequestError.Invalid, "value"), (error.Error, error.Field));
    }

    [Fact]
    public void Append_ValueOfAnotherKind_IsRefused()
    {
        var error = Assert.Throws<RequestException>(() => Append(new GrainsOptions(), new Interaction { ItemId = "a", Kind = InteractionKind.Click, Value = 5 }));

        Assert.Equal((RequestError.Invalid, "value"), (error.Error, error.Field));
        Assert.Contains("click", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_BeforeThereWasAnythingToRecord_IsRefused()
    {
        var error = Assert.Throws<RequestException>(() => Append(new GrainsOptions(), new Interaction { ItemId = "a", Kind = InteractionKind.Click, At = DateTimeOffset.MinValue }));

        Assert.Equal((RequestError.Invalid, "at"), (error.Error, error.Field));
    }

    [Fact]
    public void Append_InTheFuture_IsRefusedBeyondWhatClocksDiffer()
    {
        var early = new Interaction { ItemId = "a", Kind = InteractionKind.Seen, At = Now + History.ClockSkew };
        Assert.Single(Append(new GrainsOptions(), early).History);

        var error = Assert.Throws<RequestException>(() => Append(new GrainsOptions(), Seen("b", 1), early with { At = early.At + TimeSpan.FromSeconds(1) }));

        Assert.Equal((RequestError.Invalid, "at"), (error.Error, error.Field));
    }

    private static CatalogState Append(GrainsOptions limits, params Interaction[] interactions) => History.Append(CatalogState.Empty, interactions, Known, Now, limits);

    private static Interaction Seen(string item, int day) => new() { ItemId = item, Kind = InteractionKind.Seen, At = Now.AddDays(day - 7) };
}
