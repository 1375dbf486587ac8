using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>The titles of what a user wants, now or after a change of mind, which no wording may give away.</summary>
/// <remarks>
/// A word tells where it stands in one of these titles and neither in the schema nor among the words that every sentence needs; singular and plural are one; of Chinese, each two letters that stand together are a word. What the user
/// states is another matter: of that, <see cref="ThoughtDraft"/> takes care.
/// </remarks>
internal sealed partial class TitleSecret
{
    /// <summary>Words of the closed classes: they stand in any title and tell none.</summary>
    private static readonly FrozenSet<string> Grammatical = """
        a an the and or but nor so if than as at about above after against along among around before behind below between beyond by down during for from in inside into like near of off on onto out outside
        over past since through till to toward towards under until up upon with within without i me my mine myself you your yours he him his she her hers it its we us our ours they them their theirs one ones
        this that these those who whom whose which what where when why how there here am is are was were be been being do does did done doing have has had having will would shall should can could may might must
        not no none nor never ever only just too very also again more most less least much many few fewer some any all both each every either neither other another such same own then now
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Stem).ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _titles;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _telling;

    /// <param name="wanted">The items.</param>
    /// <param name="known">Words of the schema, <see cref="WordsOf"/>.</param>
    public TitleSecret(IReadOnlyCollection<Item> wanted, IReadOnlySet<string> known)
    {
        _titles = wanted.Select(item => item.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _words = wanted.SelectMany(item => Words(item.Title)).ToHashSet(StringComparer.Ordinal);
        _telling = _words.Where(word => !known.Contains(word)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Names of facets, their values and other words for these.</summary>
    public static FrozenSet<string> WordsOf(CatalogSchema schema) =>
        schema.Facets.SelectMany(facet => (string[])[facet.Name, .. facet.Values, .. facet.Synonyms.Keys]).SelectMany(Words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a text that tell, each once; those of <paramref name="said"/>, which was meant to be said, do not.</summary>
    public IEnumerable<string> ToldBy(string text, params IEnumerable<string> said)
    {
        var told = Words(text).Where(_telling.Contains).Distinct().ToList();
        return told.Count == 0 ? told : told.Except(said.SelectMany(Words));
    }

    /// <summary>True where one of the titles is that of the item or has a word in common with it.</summary>
    public bool IsNear(Item item) => _titles.Contains(item.Title) || Words(item.Title).Any(_words.Contains);

    /// <summary>Words that carry a meaning, as they are compared.</summary>
    private static IEnumerable<string> Words(string text) => Word().Matches(text)
        .SelectMany(match => IsIdeograph(match.Value[0]) ? Pairs(match.Value) : [Stem(match.Value.ToLowerInvariant())]).Where(word => word.Length > 1 && !Grammatical.Contains(word));

    /// <summary>Chinese has no blanks between its words, most of which have two letters.</summary>
    private static IEnumerable<string> Pairs(string run) => Enumerable.Range(0, run.Length - 1).Select(at => run.Substring(at, 2));

    private static bool IsIdeograph(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    /// <summary>"dog's" and "dogs" -> "dog"; of "don't" and "you've" nothing is left.</summary>
    private static string Stem(string word)
    {
        var mark = word.IndexOfAny(['\'', '’']);
        if (mark >= 0) word = word[(mark + 1)..] is "s" or "" ? word[..mark] : "";
        return word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.Length > 3 ? word.TrimEnd('s') : word;
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]+|[\p{L}\p{Nd}-[\u4e00-\u9fff]]+(['’]\p{L}+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
