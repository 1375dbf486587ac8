using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Parsing;

/// <summary>
/// Scores answers against gold edits: strict F1 (polarity, strength, facet, operator, value), loose F1 (strength and operator free), feedback accuracy, and the share
/// of commands that are right as a whole. The same measure as the contract's scorer: free text matches when quotes or values share half of their words.
/// </summary>
public sealed class ParseScore
{
    private static readonly string[] People = ["person", "actor", "director"];
    private readonly SortedDictionary<string, EditCount> _byFacet = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EditCount> _byPolarity = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EditCount> _byStrength = new(StringComparer.Ordinal);

    public int Commands { get; private set; }

    public int GoldEdits { get; private set; }

    public int AnswerEdits { get; private set; }

    public int StrictHits { get; private set; }

    public int LooseHits { get; private set; }

    public int RightFeedback { get; private set; }

    public int WholeRight { get; private set; }

    /// <summary>Strict counts of added wishes by facet; of other edits by their kind (<c>remove</c>, <c>clear</c>, <c>tool</c>).</summary>
    public IReadOnlyDictionary<string, EditCount> ByFacet => _byFacet;

    /// <summary>Strict counts of added wishes: <c>like</c>, <c>dislike</c>.</summary>
    public IReadOnlyDictionary<string, EditCount> ByPolarity => _byPolarity;

    /// <summary>Strict counts of added wishes: <c>hard</c>, <c>soft</c>.</summary>
    public IReadOnlyDictionary<string, EditCount> ByStrength => _byStrength;

    public double StrictF1 => new EditCount(GoldEdits, AnswerEdits, StrictHits).F1;

    public double LooseF1 => new EditCount(GoldEdits, AnswerEdits, LooseHits).F1;

    public double FeedbackAccuracy => Commands == 0 ? 1 : (double)RightFeedback / Commands;

    public double WholeAccuracy => Commands == 0 ? 1 : (double)WholeRight / Commands;

    /// <summary>Adds all that another score has counted.</summary>
    public void Add(ParseScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Commands += other.Commands;
        GoldEdits += other.GoldEdits;
        AnswerEdits += other.AnswerEdits;
        StrictHits += other.StrictHits;
        LooseHits += other.LooseHits;
        RightFeedback += other.RightFeedback;
        WholeRight += other.WholeRight;
        foreach (var (counts, others) in new[] { (_byFacet, other._byFacet), (_byPolarity, other._byPolarity), (_byStrength, other._byStrength) })
            foreach (var (kind, count) in others)
                Add(counts, kind, count);
    }

    public void Add(CommandAnswer gold, CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(answer);
        var partners = Partners(gold.Edits, answer.Edits, strict: true);
        var strict = partners.Count(partner => partner >= 0);
        Commands++;
        GoldEdits += gold.Edits.Length;
        AnswerEdits += answer.Edits.Length;
        StrictHits += strict;
        LooseHits += Partners(gold.Edits, answer.Edits, strict: false).Count(partner => partner >= 0);
        CountByKind(gold.Edits, answer.Edits, partners);
        var isRightFeedback = gold.Feedback == answer.Feedback;
        RightFeedback += isRightFeedback ? 1 : 0;
        WholeRight += isRightFeedback && strict == gold.Edits.Length && strict == answer.Edits.Length ? 1 : 0;
    }

    /// <summary>Greedy pairing in the gold's order, each answer edit used once: of each gold edit the place of its answer, -1 where it has none.</summary>
    private static int[] Partners(ImmutableArray<Edit> gold, ImmutableArray<Edit> answer, bool strict)
    {
        var partners = new int[gold.Length];
        for (var at = 0; at < gold.Length; at++)
        {
            partners[at] = -1;
            for (var candidate = 0; candidate < answer.Length && partners[at] < 0; candidate++)
                if (!partners.AsSpan(0, at).Contains(candidate) && IsSame(gold[at], answer[candidate], strict))
                    partners[at] = candidate;
        }

        return partners;
    }

    /// <summary>An answer that hits counts where the gold edit counts: a person may be answered as an actor.</summary>
    private void CountByKind(ImmutableArray<Edit> gold, ImmutableArray<Edit> answer, int[] partners)
    {
        for (var at = 0; at < gold.Length; at++)
            Count(gold[at], partners[at] < 0 ? new EditCount(1, 0, 0) : new EditCount(1, 1, 1));
        for (var at = 0; at < answer.Length; at++)
            if (!partners.Contains(at)) Count(answer[at], new EditCount(0, 1, 0));
    }

    private void Count(Edit edit, EditCount count)
    {
        Add(_byFacet, edit switch { AddEdit wish => wish.Facet, RemoveEdit => "remove", ClearEdit => "clear", _ => "tool" }, count);
        if (edit is not AddEdit add) return;
        Add(_byPolarity, add.Polarity == Polarity.Like ? "like" : "dislike", count);
        Add(_byStrength, add.Strength == Strength.Hard ? "hard" : "soft", count);
    }

    private static void Add(SortedDictionary<string, EditCount> counts, string kind, EditCount count) => counts[kind] = counts.GetValueOrDefault(kind) + count;

    private static bool IsSame(Edit gold, Edit answer, bool strict) => (gold, answer) switch
    {
        (ClearEdit, ClearEdit) => true,
        (RemoveEdit left, RemoveEdit right) => left.Id == right.Id,
        (ToolEdit left, ToolEdit right) => left.Tool == right.Tool,
        (AddEdit left, AddEdit right) => IsSameWish(left, right, strict),
        _ => false,
    };

    private static bool IsSameWish(AddEdit gold, AddEdit answer, bool strict)
    {
        if (gold.Polarity != answer.Polarity || (strict && gold.Strength != answer.Strength)) return false;
        if (gold.Facet == "text" && answer.Facet == "text") return ShareWords(gold.Quote, answer.Quote) || ShareWords(gold.Value.ToString(), answer.Value.ToString());
        var isSameFacet = gold.Facet == answer.Facet
            || (People.Contains(gold.Facet) && People.Contains(answer.Facet) && (!strict || gold.Facet == "person" || answer.Facet == "person"));
        return isSameFacet && (!strict || gold.Operator == answer.Operator) && IsSameValue(gold.Value.Value, answer.Value.Value)
            && (gold.Value.High, answer.Value.High) switch
            {
                (null, null) => true,
                ({ } left, { } right) => IsSameValue(left, right),
                _ => false,
            };
    }

    private static bool IsSameValue(FacetValue gold, FacetValue answer) => Normal(gold) == Normal(answer);

    /// <summary>Numbers to three decimals; texts folded, with everything but letters, digits and # as blanks.</summary>
    private static string Normal(FacetValue value)
    {
        if (value.IsNumber) return Rounded(value.Number);
        var text = value.Text!.Trim().ToLowerInvariant();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Rounded(number);
        var normal = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter) || letter is '_' or '#') normal.Append(letter);
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        return normal.ToString().Trim();
    }

    private static string Rounded(double number) => Math.Round(number, 3).ToString("R", CultureInfo.InvariantCulture);

    private static bool ShareWords(string left, string right)
    {
        var (gold, answer) = (Words(left), Words(right));
        return gold.Count > 0 && answer.Count > 0 && gold.Intersect(answer).Count() * 2 >= Math.Min(gold.Count, answer.Count);
    }

    /// <summary>Runs of letters, digits, underscores and apostrophes, lower case.</summary>
    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant().Append(' '))
        {
            if (char.IsLetterOrDigit(letter) || letter is '_' or '\'') word.Append(letter);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
