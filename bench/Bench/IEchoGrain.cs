namespace RecOrleans.Bench;

/// <summary>The trivial grain that feed requests are compared with: the cost of a call and nothing else.</summary>
public interface IEchoGrain : IGrainWithStringKey
{
    Task<int> Echo(int value);
}

public sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);
}
