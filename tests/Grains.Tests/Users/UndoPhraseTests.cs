using RecOrleans.Grains.Users;

namespace RecOrleans.Grains.Tests.Users;

public class UndoPhraseTests
{
    [Theory]
    [InlineData("undo", true)]
    [InlineData("Undo that, ", false)]
    [InlineData("please undo that!", true)]
    [InlineData("Take that back please.", true)]
    [InlineData("撤销", true)]
    [InlineData("undo the horror thing", false)]
    [InlineData("films about people who go back", false)]
    public void Matches_WholeCommandOnly(string command, bool expected) => Assert.Equal(expected, UndoPhrase.Matches(command));
}
