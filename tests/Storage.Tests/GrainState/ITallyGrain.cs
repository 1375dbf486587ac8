using Orleans.Concurrency;
using RecOrleans.Storage.GrainState;
using RecOrleans.Storage.Hosting;

namespace RecOrleans.Storage.Tests.GrainState;

/// <summary>A grain that keeps its state as the product's grains do.</summary>
[Alias("RecOrleans.Storage.Tests.ITallyGrain")]
public interface ITallyGrain : IGrainWithStringKey
{
    /// <returns>The text that is in memory afterwards.</returns>
    [Alias("Append")]
    Task<string> Append(string text);

    [Alias("Read"), ReadOnly]
    Task<string> Read();
}

internal sealed class TallyGrain([PersistentState("tally", StorageNames.Users)] IPersistentState<Note> state) : Grain, ITallyGrain
{
    public async Task<string> Append(string text)
    {
        await state.ReplaceAsync(new Note(state.State.Text + text));
        return state.State.Text;
    }

    public Task<string> Read() => Task.FromResult(state.State.Text);
}
