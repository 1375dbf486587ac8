using RecOrleans.Evaluation.DemoCatalogs.Movies;

namespace RecOrleans.Evaluation.Tests.DemoCatalogs;

public class FilmTableTests
{
    private static readonly string Header = string.Join('\t', FilmTable.Columns);

    [Fact]
    public void Read_FullRow_HoldsEveryFact()
    {
        var film = Assert.Single(Read(Header, "Hero\t2002\taction; drama\tZhang Yimou\tJet Li; Tony Leung Chiu-wai\t99\tPG-13\tChina\tMandarin\tswords; colour\t3.9\twell-known"));

        Assert.Equal(["Jet Li", "Tony Leung Chiu-wai"], film.Cast);
        Assert.Equal((2002, 99, 3.9, true), (film.Year, film.Runtime, film.Rating, film.WellKnown));
    }

    [Theory]
    [InlineData("Hero\t2002", "2 cells instead of 12")]
    [InlineData("Hero\t\t\t\t\t\t\t\t\t\t\tobscure", "no year")]
    [InlineData("Hero\ttwo\t\t\t\t\t\t\t\t\t\tobscure", "'two' is not a number")]
    [InlineData("Hero\t2002\t\t\t\t\t\t\t\t\t\tfamous", "not 'famous'")]
    public void Read_BadRow_NamesLineAndFault(string row, string fault)
    {
        var error = Assert.Throws<FormatException>(() => Read(Header, row));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherColumns_IsRefused() => Assert.Throws<FormatException>(() => Read("title\tyear", "Hero\t2002"));

    private static IReadOnlyList<Film> Read(params string[] lines)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, lines);
            return FilmTable.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
