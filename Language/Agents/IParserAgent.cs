namespace RecOrleans.Language.Agents;

/// <summary>RecBot's Parser Agent: (R_t, c_t, P_t) -> edits of P.</summary>
public interface IParserAgent
{
    /// <summary>Reads one command. Falls back to the rules when the model cannot answer, and says so.</summary>
    /// <exception cref="HostBusyException">The model's queue is full: nothing was done; come back after its RetryAfter.</exception>
    Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// A command on this memory and feed may follow; its text is not looked at. A model in this process reads ahead when it has nothing else to do. Returns at
    /// once and promises nothing.
    /// </summary>
    void Expect(ParseRequest request)
    {
    }
}
