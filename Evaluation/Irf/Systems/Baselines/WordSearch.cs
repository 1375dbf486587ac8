using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>BM25 (Lucene: k1 1.2, b 0.75, English stemming and stop words) of what was said against title, facet values and text.</summary>
/// <remarks>Before the first command, and below all that shares a word with it, items stand by popularity.</remarks>
internal sealed class WordSearch : IItemScorer, IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Field = "text";

    /// <summary>Keeps what no word matches below what one does.</summary>
    private const double Unmatched = -1000;

    private readonly IItemScorer _popularity;
    private readonly bool _all;
    private readonly EnglishAnalyzer _analyzer = new(Version);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    /// <param name="candidates">What is searched.</param>
    /// <param name="popularity">Ranks what the words do not.</param>
    /// <param name="all">True: the query is all commands so far; false: the latest.</param>
    public WordSearch(CandidateItems candidates, IItemScorer popularity, bool all)
    {
        _popularity = popularity;
        _all = all;
        // Documents are numbered in the order in which they come, and merging neighbours keeps it: a document's number is its item's place.
        var config = new IndexWriterConfig(Version, _analyzer) { Similarity = new BM25Similarity(), MergePolicy = new LogDocMergePolicy() };
        using (var writer = new IndexWriter(_directory, config))
        {
            foreach (var item in candidates.Items) writer.AddDocument([new TextField(Field, TextOf(item), Lucene.Net.Documents.Field.Store.NO)]);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores)
    {
        _popularity.Score(user, heard, scores);
        if (heard.Count == 0) return;
        foreach (ref var score in scores) score += Unmatched;

        var query = new BooleanQuery();
        foreach (var said in _all ? heard : heard.TakeLast(1))
            foreach (var word in Words(said.Utterance.Text))
                query.Add(new TermQuery(new Term(Field, word)), Occur.SHOULD);
        foreach (var match in _searcher.Search(query, scores.Length).ScoreDocs) scores[match.Doc] = match.Score;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private static string TextOf(Item item) => string.Join(
        " . ", [item.Title, .. item.Facets.OrderBy(facet => facet.Key, StringComparer.Ordinal).SelectMany(facet => facet.Value).Select(value => value.ToString()), item.Text]);

    private List<string> Words(string text)
    {
        var words = new List<string>();
        using var stream = _analyzer.GetTokenStream(Field, text);
        var word = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) words.Add(word.ToString()!);
        stream.End();
        return words;
    }
}
