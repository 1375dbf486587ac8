namespace RecOrleans.Storage.GrainState;

public static class PersistentStateExtensions
{
    /// <summary>Writes the next state; where that fails, the grain goes on with the one before.</summary>
    /// <typeparam name="T">An immutable record: the state before is kept by reference.</typeparam>
    /// <exception cref="RequestException"><see cref="RequestError.Unavailable"/>: storage cannot serve now; nothing was changed.</exception>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another activation wrote meanwhile; the runtime deactivates this one.</exception>
    public static async Task ReplaceAsync<T>(this IPersistentState<T> state, T next)
    {
        ArgumentNullException.ThrowIfNull(state);
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch (StorageUnavailableException e)
        {
            state.State = before;
            throw e.ToRequestException();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }
}
