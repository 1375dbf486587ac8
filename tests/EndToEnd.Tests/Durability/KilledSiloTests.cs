using RecOrleans.Client.Api;
using RecOrleans.Commands;
using RecOrleans.EndToEnd.Tests.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.EndToEnd.Tests.Durability;

public class KilledSiloTests
{
    private static readonly string[] Genres = ["horror", "war", "western", "crime"];

    [Fact(Timeout = 600_000)]
    public async Task Kill_InTheMiddleOfCommands_EveryAcknowledgedOneIsAppliedExactlyOnce()
    {
        using var folder = new TemporaryFolder();
        var users = Enumerable.Range(0, 4).Select(index => $"user-{index}").ToList();
        var acknowledged = new List<(string User, string Command)>();
        await using (var silo = await SiloProcess.Start(folder.Path))
        {
            foreach (var genre in Genres)
            {
                foreach (var user in users)
                {
                    var receipt = await Post(silo, user, $"no {genre}", $"{user}-{genre}");
                    Assert.Equal(CommandState.Accepted, receipt.Status);
                    acknowledged.Add((user, receipt.CommandId));
                }
            }

            var waiting = 0;
            foreach (var (user, command) in acknowledged)
                if ((await silo.Client.GetCommandAsync(user, command)).Status == CommandState.Accepted)
                    waiting++;
            await silo.Kill();
            Assert.True(waiting > 0, "the silo was to be killed while commands waited, but all were handled already");
        }

        await using var again = await SiloProcess.Start(folder.Path);
        foreach (var (user, command) in acknowledged)
        {
            CommandStatusAnswer status;
            do status = await again.Client.GetCommandAsync(user, command, TimeSpan.FromSeconds(20));
            while (status.Status == CommandState.Accepted);
            Assert.Equal(CommandState.Applied, status.Status);
        }

        foreach (var user in users)
        {
            foreach (var genre in Genres) await Post(again, user, $"no {genre}", $"{user}-{genre}");
            var preferences = await again.Client.GetPreferencesAsync(user);
            Assert.Equal(Genres.Length, preferences.Length);
            Assert.Equal(Genres.Select(genre => $"{user}-{genre}").Order(), preferences.Select(preference => preference.CommandId).Order());
            Assert.Equal(1 + Genres.Length, (await again.Client.GetPolicyAsync(user)).PolicyVersion);
        }
    }

    private static Task<CommandReceipt> Post(SiloProcess silo, string user, string text, string id) => silo.Client.SubmitAsync(user, new CommandBody(text, CommandId: id));
}
