using System.Net.Http.Json;
using RecOrleans.Client.Api;
using RecOrleans.Commands;
using RecOrleans.EndToEnd.Tests.Hosting;

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

            // The student needs far longer for sixteen commands than it took to store them: most still wait.
            await silo.Kill();
        }

        await using var again = await SiloProcess.Start(folder.Path);
        foreach (var (user, command) in acknowledged)
        {
            CommandStatusAnswer status;
            do status = (await again.Http.GetFromJsonAsync<CommandStatusAnswer>($"/v1/users/{user}/commands/{command}?wait=20s", Json.Options))!;
            while (status.Status == CommandState.Accepted);
            Assert.Equal(CommandState.Applied, status.Status);
        }

        foreach (var user in users)
        {
            foreach (var genre in Genres) await Post(again, user, $"no {genre}", $"{user}-{genre}");
            var preferences = (await again.Http.GetFromJsonAsync<List<PreferenceAnswer>>($"/v1/users/{user}/preferences", Json.Options))!;
            Assert.Equal(Genres.Length, preferences.Count);
            Assert.Equal(Genres.Select(genre => $"{user}-{genre}").Order(), preferences.Select(preference => preference.CommandId).Order());
            var feed = (await again.Http.GetFromJsonAsync<FeedAnswer>($"/v1/users/{user}/feed", Json.Options))!;
            Assert.Equal(1 + Genres.Length, feed.PolicyVersion);
        }
    }

    private static async Task<CommandReceipt> Post(SiloProcess silo, string user, string text, string id)
    {
        using var answer = await silo.Http.PostAsJsonAsync($"/v1/users/{user}/commands", new CommandBody(text, CommandId: id), Json.Options);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CommandReceipt>(Json.Options))!;
    }
}
