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
    [InlineData("undo my last command", true)]
    [InlineData("Oops, undo", true)]
    [InlineData("take back what I just said", true)]
    [InlineData("never mind", true)]
    [InlineData("scratch that", true)]
    [InlineData("cancel the last change", true)]
    [InlineData("take the last one back", true)]
    [InlineData("sorry, I changed my mind, forget what I just said", true)]
    [InlineData("ignore my last request", true)]
    [InlineData("ignore my comedies", false)]
    [InlineData("never mind the 90s", false)]
    [InlineData("forget the last one", false)]
    [InlineData("scratch that, something funny", false)]
    [InlineData("cancel all comedies", false)]
    [InlineData("undo the horror thing", false)]
    [InlineData("films about people who go back", false)]
    public void Matches_WholeCommandOnly(string command, bool expected) => Assert.Equal(expected, UndoPhrase.Matches(command));
}
