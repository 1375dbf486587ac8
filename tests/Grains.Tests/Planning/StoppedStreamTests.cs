using RecOrleans.Commands;
using RecOrleans.Grains.Tests.Cluster;

namespace RecOrleans.Grains.Tests.Planning;

public class StoppedStreamTests(StreamlessCluster cluster)
{
    [Fact(Timeout = 60_000)]
    public async Task Submit_StreamStopped_CommandIsAppliedByReplay()
    {
        cluster.Parser.On("only drama", Edits.Like("genre", "drama", "only drama"));
        var user = cluster.User();

        var receipt = await user.Submit(new SubmitCommand { Text = "only drama" });

        Assert.Equal(CommandState.Applied, (await user.GetCommand(receipt.CommandId, TimeSpan.FromSeconds(20)))!.Status);
    }
}
