namespace RecOrleans.Storage.Tests.GrainState;

/// <summary>A small immutable state.</summary>
public sealed record Note(string Text)
{
    public Note()
        : this("")
    {
    }
}
