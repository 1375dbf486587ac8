using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace RecOrleans.Storage.Tests.GrainState;

/// <summary>What every grain storage and reminder table of a silo promises.</summary>
public abstract class GrainStorageConformance : IAsyncLifetime
{
    private protected TestSilo Silo { get; set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static GrainId User(string key) => GrainId.Create("user", key);

    protected abstract Task<StorageOptions> CreateOptionsAsync();

    public virtual async ValueTask InitializeAsync() => Silo = await TestSilo.StartAsync(await CreateOptionsAsync(), Cancellation);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Silo is not null) await Silo.DisposeAsync();
    }

    [Fact]
    public async Task ReadStateAsync_NeverWritten_GivesAFreshState()
    {
        var state = await ReadAsync("nobody");
        Assert.Equal(("", false), (state.State!.Text, state.RecordExists));
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task WriteStateAsync_ThenRead_GivesTheSame()
    {
        var text = "naïve 天使 'quoted' \"\\ " + new string('x', 100_000);
        var written = await WriteAsync("alice", text);
        var read = await ReadAsync("alice");
        Assert.Equal((text, true, written.ETag), (read.State!.Text, read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task WriteStateAsync_Again_ChangesTheVersion()
    {
        var state = await WriteAsync("alice", "one");
        var before = state.ETag;
        state.State = new Note("two");
        await Silo.Storage.WriteStateAsync("note", User("alice"), state);
        Assert.NotEqual(before, state.ETag);
        Assert.Equal("two", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task WriteStateAsync_StaleVersion_IsInconsistentAndChangesNothing()
    {
        await WriteAsync("alice", "one");
        var (first, second) = (await ReadAsync("alice"), await ReadAsync("alice"));
        first.State = new Note("first");
        await Silo.Storage.WriteStateAsync("note", User("alice"), first);
        second.State = new Note("second");
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => Silo.Storage.WriteStateAsync("note", User("alice"), second));
        Assert.Equal("first", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task WriteStateAsync_TwoFirstWriters_OnlyOneWins()
    {
        var (first, second) = (await ReadAsync("alice"), await ReadAsync("alice"));
        first.State = new Note("first");
        second.State = new Note("second");
        await Silo.Storage.WriteStateAsync("note", User("alice"), first);
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => Silo.Storage.WriteStateAsync("note", User("alice"), second));
    }

    [Fact]
    public async Task ClearStateAsync_ThenRead_GivesAFreshStateThatCanBeWrittenAgain()
    {
        var state = await WriteAsync("alice", "one");
        await Silo.Storage.ClearStateAsync("note", User("alice"), state);
        Assert.False(state.RecordExists);

        var read = await ReadAsync("alice");
        Assert.Equal(("", false), (read.State!.Text, read.RecordExists));
        read.State = new Note("two");
        await Silo.Storage.WriteStateAsync("note", User("alice"), read);
        Assert.Equal("two", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task WriteStateAsync_RightAfterClear_Works()
    {
        var state = await WriteAsync("alice", "one");
        await Silo.Storage.ClearStateAsync("note", User("alice"), state);
        state.State = new Note("two");
        await Silo.Storage.WriteStateAsync("note", User("alice"), state);
        Assert.Equal("two", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task ClearStateAsync_StaleVersion_IsInconsistentAndChangesNothing()
    {
        await WriteAsync("alice", "one");
        var stale = await ReadAsync("alice");
        var current = await ReadAsync("alice");
        current.State = new Note("two");
        await Silo.Storage.WriteStateAsync("note", User("alice"), current);
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => Silo.Storage.ClearStateAsync("note", User("alice"), stale));
        Assert.Equal("two", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task WriteStateAsync_HeldAcrossAClear_IsInconsistent()
    {
        await WriteAsync("alice", "one");
        var stale = await ReadAsync("alice");
        await Silo.Storage.ClearStateAsync("note", User("alice"), await ReadAsync("alice"));
        stale.State = new Note("from before the clear");
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => Silo.Storage.WriteStateAsync("note", User("alice"), stale));
    }

    [Theory]
    [InlineData("1", "01")]
    [InlineData("a", "A")]
    [InlineData("1", "1+x")]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF")]
    public async Task WriteStateAsync_KeysThatReadAsTheSameNumber_AreKeptApart(string one, string other)
    {
        await WriteAsync(one, "mine");
        Assert.False((await ReadAsync(other)).RecordExists, $"'{other}' sees the state of '{one}'");
        await WriteAsync(other, "yours");
        Assert.Equal("mine", (await ReadAsync(one)).State!.Text);
    }

    [Fact]
    public async Task WriteStateAsync_SameKeyOfAnotherGrainTypeOrState_IsKeptApart()
    {
        await WriteAsync("alice", "user's");
        var other = new GrainState<Note>();
        await Silo.Storage.ReadStateAsync("note", GrainId.Create("planner", "alice"), other);
        Assert.False(other.RecordExists);
        await Silo.Storage.ReadStateAsync("other-note", User("alice"), other);
        Assert.False(other.RecordExists);
    }

    [Fact]
    public async Task WriteStateAsync_ManyWritersAtOnce_AllMakeProgress()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async writer =>
        {
            var state = await ReadAsync($"user-{writer}");
            for (var n = 1; n <= 10; n++)
            {
                state.State = new Note($"{writer}/{n}");
                await Silo.Storage.WriteStateAsync("note", User($"user-{writer}"), state);
            }
        })).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        for (var writer = 0; writer < 32; writer++) Assert.Equal($"{writer}/10", (await ReadAsync($"user-{writer}")).State!.Text);
    }

    [Fact]
    public async Task Reminders_UpsertReadRemove_KeepTheirVersions()
    {
        var reminders = Silo.Services.GetRequiredService<IReminderTable>();
        var start = new DateTime(2026, 3, 4, 5, 6, 7, 890, DateTimeKind.Utc);
        var entry = new ReminderEntry { GrainId = User("alice"), ReminderName = "intent", StartAt = start, Period = TimeSpan.FromHours(6) };
        var first = await reminders.UpsertRow(entry, Cancellation);
        entry.Period = TimeSpan.FromHours(7);
        var second = await reminders.UpsertRow(entry, Cancellation);
        Assert.NotEqual(first, second);

        var read = await reminders.ReadRow(User("alice"), "intent", Cancellation);
        Assert.Equal((start, TimeSpan.FromHours(7), second), (read!.StartAt.ToUniversalTime(), read.Period, read.ETag));
        Assert.Single((await reminders.ReadRows(User("alice"), Cancellation)).Reminders);

        Assert.False(await reminders.RemoveRow(User("alice"), "intent", first!, Cancellation));
        Assert.True(await reminders.RemoveRow(User("alice"), "intent", second!, Cancellation));
        Assert.Null(await reminders.ReadRow(User("alice"), "intent", Cancellation));
    }

    [Fact]
    public async Task Reminders_ByRange_CoverTheRingOnceIncludingTheWrap()
    {
        var reminders = Silo.Services.GetRequiredService<IReminderTable>();
        for (var n = 0; n < 40; n++)
        {
            var entry = new ReminderEntry
            {
                GrainId = User($"u{n}"),
                ReminderName = "intent",
                StartAt = DateTime.UnixEpoch.AddYears(50),
                Period = TimeSpan.FromHours(1),
            };
            await reminders.UpsertRow(entry, Cancellation);
        }

        uint[] ring = [0x20000000, 0x7fffffff, 0x90000000, 0xf0000000];
        var found = new List<string>();
        for (var n = 0; n < ring.Length; n++)
        {
            var part = (await reminders.ReadRows(ring[n], ring[(n + 1) % ring.Length], Cancellation)).Reminders;
            found.AddRange(part.Select(entry => entry.GrainId.Key.ToString()!));
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"u{n}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    protected async Task<GrainState<Note>> ReadAsync(string key)
    {
        var state = new GrainState<Note>();
        await Silo.Storage.ReadStateAsync("note", User(key), state);
        return state;
    }

    protected async Task<GrainState<Note>> WriteAsync(string key, string text)
    {
        var state = await ReadAsync(key);
        state.State = new Note(text);
        await Silo.Storage.WriteStateAsync("note", User(key), state);
        return state;
    }
}
