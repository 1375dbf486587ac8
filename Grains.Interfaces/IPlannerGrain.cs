using Orleans.Concurrency;
using RecOrleans.Commands;

namespace RecOrleans;

/// <summary>Turns one user's stored commands into outcomes, oldest first. Key: the user's id. Listens to <see cref="StreamNames.Commands"/>.</summary>
[Alias("RecOrleans.IPlannerGrain")]
public interface IPlannerGrain : IGrainWithStringKey
{
    /// <summary>Looks at the user's inbox now: the way round a stream that does not deliver.</summary>
    [Alias("Wake"), OneWay]
    Task Wake();

    /// <summary>The user was shown this feed in the middle of a conversation: the next command is likely to be about it. Id and text are empty. A hint that may be lost.</summary>
    [Alias("Expect"), OneWay]
    Task Expect(CommandContext context);
}
