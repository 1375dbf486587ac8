using RecOrleans.Engine.Text;

namespace RecOrleans.Engine.Retrieval;

/// <summary>Texts of one facet for every row, as interned numbers; a row holds any number of them.</summary>
/// <remarks>Compressed rows: row r owns terms[offsets[r]..offsets[r + 1]], ascending. Letter case and accents do not count.</remarks>
public sealed class TermColumn
{
    private readonly Dictionary<string, int> _vocabulary;
    private readonly int[] _offsets;
    private readonly int[] _terms;

    private TermColumn(Dictionary<string, int> vocabulary, int[] offsets, int[] terms)
    {
        _vocabulary = vocabulary;
        _offsets = offsets;
        _terms = terms;
    }

    public static TermColumn Of(IReadOnlyList<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var offsets = new int[rows.Count + 1];
        var terms = new List<int>();
        var row = new SortedSet<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            row.Clear();
            foreach (var text in rows[i])
            {
                var key = Accents.Strip(text);
                if (!vocabulary.TryGetValue(key, out var term)) vocabulary.Add(key, term = vocabulary.Count);
                row.Add(term);
            }

            terms.AddRange(row);
            offsets[i + 1] = terms.Count;
        }

        return new TermColumn(vocabulary, offsets, [.. terms]);
    }

    /// <summary>The number of a text, or -1 where no row holds it.</summary>
    public int Find(string text) => _vocabulary.GetValueOrDefault(Accents.Strip(text), -1);

    public bool IsKnown(int row) => _offsets[row + 1] > _offsets[row];

    public bool Holds(int row, int term) => term >= 0 && _terms.AsSpan(_offsets[row].._offsets[row + 1]).Contains(term);
}
