using RecOrleans.Evaluation.Collaborative;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Collaborative;

public sealed class InteractionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_BlanksTabsLineEndingsAndRepetitions_GivesEachPairOnce()
    {
        var users = InteractionFile.Read(_folder.Write("train.txt", "7 30 2 2\r\n\n3\t5  1 \n7 4\n9 \n"));

        Assert.Equal([3, 7, 9], users.Keys);
        Assert.Equal([1, 5], users[3]);
        Assert.Equal([2, 4, 30], users[7]);
        Assert.Empty(users[9]);
    }

    [Theory]
    [InlineData("1 2 3\n1 x 3\n", 2, "'x'")]
    [InlineData("1 2\n\n1 -3\n", 3, "'-3'")]
    [InlineData("userId,movieId\n", 1, "'userId,movieId'")]
    [InlineData("1 99999999999\n", 1, "'99999999999'")]
    [InlineData("1 2.5\n", 1, "'2.5'")]
    public void Read_BadLine_NamesFileLineWordAndFormat(string content, int line, string word)
    {
        var path = _folder.Write("bad.txt", content);

        var error = Assert.Throws<InvalidDataException>(() => InteractionFile.Read(path));

        Assert.StartsWith($"{path}, line {line}: {word} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'user item item ...'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1\n2\n")]
    public void Read_NoInteraction_SaysSo(string content)
    {
        var path = _folder.Write("empty.txt", content);

        Assert.StartsWith($"{path} has no interaction.", Assert.Throws<InvalidDataException>(() => InteractionFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_ItemsAndUsersWithoutTraining_CountAsMissedAndAreScored()
    {
        var train = InteractionFile.Read(_folder.Write("train.txt", "1 10 20\n2 20 30\n"));
        var test = InteractionFile.Read(_folder.Write("test.txt", "1 30 99\n8 10\n"));

        var split = InteractionFile.Split(train, test);

        Assert.Equal(["10", "20", "30"], split.Items);
        Assert.Equal([1, 2, 1], split.Counts());
        Assert.Equal(2, split.ScoredUsers);
        Assert.Equal([[0, 1], [1, 2], []], split.Users.Select(user => user.Positives));
        Assert.Equal([[2], [], [0]], split.Users.Select(user => user.Targets.ToArray()));
        Assert.Equal([2, 0, 1], split.Users.Select(user => user.TargetCount));
    }
}
