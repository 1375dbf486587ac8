using RecOrleans.Evaluation.Irf.Phrasing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

public class TypistTests
{
    [Fact]
    public void Type_NoTypos_LeavesWords() => Assert.Equal("something", new Typist(0, new Random(1)).Type("something", PieceKind.Plain));

    [Theory]
    [InlineData("120")]
    [InlineData("PG-13")]
    [InlineData("#2")]
    [InlineData("1h30")]
    public void Type_Digits_AreNeverTouched(string word)
    {
        var typist = new Typist(1, new Random(1));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(word, typist.Type(word, PieceKind.Plain));
            Assert.Equal("ninety", typist.Type("ninety", PieceKind.Number));
        }
    }

    [Fact]
    public void Type_Names_AreSeldomMistyped()
    {
        var typist = new Typist(0.2, new Random(1));
        var names = Enumerable.Range(0, 5000).Count(_ => typist.Type("Coppola", PieceKind.Name) != "Coppola");
        var words = Enumerable.Range(0, 5000).Count(_ => typist.Type("thrillers", PieceKind.Value) != "thrillers");

        Assert.InRange(words, 800, 1100);
        Assert.InRange(names, 80, 250);
    }

    [Fact]
    public void Type_EverySlip_KeepsTheFirstLetterAndAllButOneOrTwoOthers()
    {
        var typist = new Typist(1, new Random(1));
        var typed = Enumerable.Range(0, 2000).Select(_ => typist.Type("thrillers", PieceKind.Value)).ToHashSet();

        Assert.Contains("thrilers", typed);
        Assert.Contains("thrillres", typed);
        Assert.Contains("thrrillers", typed);
        Assert.Contains("thrillets", typed);
        Assert.All(typed, word => Assert.True(word[0] == 't' && Math.Abs(word.Length - "thrillers".Length) <= 1, word));
    }

    [Fact]
    public void Type_CommonWords_AreShortened()
    {
        var typist = new Typist(1, new Random(1));

        Assert.Contains("pls", Enumerable.Range(0, 100).Select(_ => typist.Type("please", PieceKind.Plain)));
        Assert.Contains("w/", Enumerable.Range(0, 100).Select(_ => typist.Type("with", PieceKind.Plain)));
        Assert.Contains("dont", Enumerable.Range(0, 100).Select(_ => typist.Type("don't", PieceKind.Plain)));
    }
}
