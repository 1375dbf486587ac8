using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Records;
using RecOrleans.Testing;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Corpus.Sources;

namespace RecOrleans.Training.Tests.Corpus;

public class PublicSourcesTests
{
    private static CatalogSchema Movies => new SchemaFolder(Repository.Path("data", "schemas")).Find("movies")!;

    [Theory]
    [InlineData("show me a [GENRE funny] movie with [ACTOR bill cosby]", "+s genre=comedy | funny", "+s person=Bill Cosby | bill cosby")]
    [InlineData("films starring [ACTOR tom hanks] directed by [DIRECTOR ron howard]", "+s actor=Tom Hanks | tom hanks", "+s director=Ron Howard | ron howard")]
    [InlineData("find a [GENRE romantic comedy] from the [YEAR late 90s]", "+s text=romantic comedy | romantic comedy", "+s year:1995..1999 | late 90s")]
    [InlineData("movies from [YEAR 1987] about [PLOT road trips]", "+s year=1987 | 1987", "+s text=road trips | road trips")]
    [InlineData("find a movie [PLOT about submarines]", "+s text=submarines | about submarines")]
    [InlineData("any [RATING pg 13] movies released after [YEAR 2005]", "+s certificate=PG-13 | pg 13", "+h year>2005 | after 2005")]
    [InlineData("are there any movies like [TITLE blade runner]", "+s similar=Blade Runner | like blade runner")]
    public void MitMovie_SlotsWithAHome_BecomeEdits(string query, params string[] edits) =>
        Assert.Equal(edits, Queries(query).Single().Gold.Edits.Select(LineNotation.Write));

    /// <summary>What the slots do not say, or say of something else, would have to be guessed.</summary>
    [Theory]
    [InlineData("who directed [TITLE titanic]")]
    [InlineData("movies with [CHARACTER yoda]")]
    [InlineData("movies with [ACTOR tom hanks] but not [GENRE comedy]")]
    [InlineData("the best movie with [ACTOR tom hanks]")]
    [InlineData("the [YEAR latest] movie with [ACTOR tom hanks]")]
    [InlineData("what genre is the movie with [ACTOR tom hanks]")]
    [InlineData("what is [ACTOR tom hanks] in")]
    [InlineData("a [RATING family friendly] movie")]
    [InlineData("an [GENRE action drama] movie")]
    [InlineData("movies with [ACTOR tom hanks and meg ryan]")]
    [InlineData("a movie in which the [DIRECTOR director] [ACTOR acted]")]
    [InlineData("a [PLOT british] movie")]
    [InlineData("[PLOT are there any movies like friends] movies")]
    [InlineData("[PLOT non disney] [GENRE cartoons]")]
    [InlineData("movies between [YEAR 1990] and [YEAR 1995]")]
    public void MitMovie_WhatWouldBeGuessed_IsDropped(string query) => Assert.Empty(Queries(query));

    [Fact]
    public void MitMovie_ALineWithoutATag_NamesTheLine()
    {
        var error = Assert.Throws<InvalidDataException>(() => InFile("O\tmovies\nnonsense\n", path => new MitMovieQueries(Movies).Read(path)));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I really like comedy movies.", "MOVIE_GENRE_OR_CATEGORY", "comedy", "+s genre=comedy | comedy movies")]
    [InlineData("I'm not a big fan of comic book movies.", "MOVIE_GENRE_OR_CATEGORY", "comic book", "-s text=comic book | not a big fan of comic book movies")]
    [InlineData("I love Tom Hanks.", "PERSON", "Tom Hanks", "+s person=Tom Hanks | Tom Hanks")]
    [InlineData("I like historical dramas.", "MOVIE_GENRE_OR_CATEGORY", "dramas", null)]
    [InlineData("It was an action movie, good", "MOVIE_GENRE_OR_CATEGORY", "action", null)]
    [InlineData("I don't like RV.", "MOVIE_OR_SERIES", "RV", null)]
    public void Ccpe_OnlyAPlainClause_BecomesAnEdit(string text, string type, string span, string? edit)
    {
        var line = $$"""{"speaker": "USER", "text": "{{text}}", "label": "x", "spans": [{"type": "{{type}}", "start": 0, "end": 1, "text": "{{span}}"}]}""";

        var records = InFile(line, path => new CcpeUtterances(Movies).Read(path));

        Assert.Equal(edit is null ? [] : [edit], records.SelectMany(record => record.Gold.Edits).Select(LineNotation.Write));
    }

    [Fact]
    public void RealFiles_AllRecords_QuoteTheirCommandsAndKeepToTheSchema()
    {
        Assert.SkipWhen(Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        var queries = new MitMovieQueries(Movies).Read(Path.Combine(Repository.SharedData, "mit-movie", "train.txt"));
        var utterances = new CcpeUtterances(Movies).Read(Path.Combine(Repository.SharedData, "ccpe", "ccpe_spans.jsonl"));

        Assert.InRange(queries.Length, 1000, 1300);
        Assert.InRange(utterances.Length, 50, 100);
        Assert.InRange(queries.Count(record => record.SplitOf(new HashSet<string>(), 0.1) is Split.Validation), 90, 150);
        foreach (var record in queries.Concat(utterances))
        {
            Assert.NotEmpty(record.Gold.Edits);
            Assert.Equal(record.Gold.Edits.Length, LineNotation.Read(LineNotation.Write(record.Gold), record.Request.Schema).Edits.Length);
            Assert.All(record.Gold.Edits, edit => Assert.Contains(edit.Quote, record.Request.Context.Text, StringComparison.Ordinal));
            foreach (var edit in record.Gold.Edits.OfType<AddEdit>())
                if (record.Request.Schema.Find(edit.Facet) is { Kind: FacetKind.Closed or FacetKind.Ordered } facet)
                    Assert.Contains(edit.Value.ToString(), facet.Values);
        }
    }

    [Fact]
    public void WriteAll_Records_ReadBackAsTheyWere()
    {
        LabelledRecord[] records = [.. Labelled.All.Take(200)];
        var path = Path.GetTempFileName();
        try
        {
            RecordFile.WriteAll(path, records);

            var read = LabelledRecord.ReadAll([path], new SchemaFolder(Repository.Path("data", "schemas")));
            Assert.Equal(records.Select(record => record.Render(Split.Train)), read.Select(record => record.Render(Split.Train)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("3", 3, 3)]
    [InlineData("commands=4,simulated=1", 4, 1)]
    public void ReadCopies_ANumberOrOneASource(string text, int commands, int simulated)
    {
        var copies = CorpusCommand.ReadCopies(text, out _)!;

        Assert.Equal((commands, simulated), (copies["commands"], copies["simulated"]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("wines=2")]
    [InlineData("commands=two")]
    public void ReadCopies_AnythingElse_SaysWhatIsWrong(string text)
    {
        Assert.Null(CorpusCommand.ReadCopies(text, out var problem));
        Assert.Contains(text, problem, StringComparison.Ordinal);
    }

    /// <summary>"with [ACTOR tom hanks]" as a tag and a word a line.</summary>
    private static IReadOnlyCollection<LabelledRecord> Queries(string query)
    {
        var lines = new List<string>();
        string? slot = null;
        var isFirst = false;
        foreach (var word in query.Split(' '))
        {
            if (word[0] is '[')
            {
                (slot, isFirst) = (word[1..], true);
                continue;
            }

            lines.Add($"{(slot is null ? "O" : $"{(isFirst ? 'B' : 'I')}-{slot}")}\t{word.TrimEnd(']')}");
            isFirst = false;
            if (word[^1] is ']') slot = null;
        }

        return InFile(string.Join('\n', lines) + "\n", path => new MitMovieQueries(Movies).Read(path));
    }

    private static IReadOnlyCollection<LabelledRecord> InFile(string text, Func<string, IReadOnlyCollection<LabelledRecord>> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
