using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Tests.Preferences;

namespace RecOrleans.Engine.Tests.Policies;

public class PolicyWordsTests
{
    [Theory]
    [InlineData("+h runtime<=120", "runtime at most 120 minutes")]
    [InlineData("+h runtime<120", "runtime below 120 minutes")]
    [InlineData("+h runtime>=60", "runtime at least 60 minutes")]
    [InlineData("+h runtime:90..100", "runtime 90 to 100 minutes")]
    [InlineData("+h rating>3.5", "rating above 3.5 stars")]
    [InlineData("+h year:1990..1999", "the 1990s")]
    [InlineData("+h year:1990..1994", "the early 1990s")]
    [InlineData("+h year:1985..1989", "year 1985 to 1989")]
    [InlineData("+h year:2001..2007", "year 2001 to 2007")]
    [InlineData("+h year<2000", "year before 2000")]
    [InlineData("+h year>=2010", "year 2010 or after")]
    [InlineData("+h year=1994", "year 1994")]
    [InlineData("+s genre=comedy", "comedy")]
    [InlineData("+s actor=Ann Lee", "Ann Lee")]
    [InlineData("+h certificate<=PG", "certificate at most PG")]
    [InlineData("+h released>2020-01-31", "released above 2020-01-31")]
    [InlineData("+s certificate=PG", "PG certificate")]
    [InlineData("+s text=gore", "“gore”")]
    [InlineData("+s colour=red", "colour = red")]
    public void Phrase_EveryKind_ReadsAsPlainWords(string line, string words)
    {
        var preference = Films.Said("p1", line);
        Assert.Equal(words, new PolicyWords(Films.Schema).Phrase(preference.Facet, preference.Operator, preference.Value));
    }
}
