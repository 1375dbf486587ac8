using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;

namespace RecOrleans.Evaluation.Parsing;

/// <summary>
/// Scores answers against gold edits: strict F1 (polarity, strength, facet, operator, value), loose F1 (strength and operator free), feedback accuracy, and the share
/// of commands that are right as a whole. The same measure as the contract's scorer: free text matches when quotes or values share half of their words.
/// </summary>
public sealed class ParseScore
{
    private static readonly string[] People = ["person", "actor", "director"];

    public int Commands { get; private set; }

    public int GoldEdits { get; private set; }

    public int AnswerEdits { get; private set; }

    public int StrictHits { get; private set; }

    public int LooseHits { get; private set; }

    public int RightFeedback { get; private set; }

    public int WholeRight { get; private set; }

    public double StrictF1 => F1(StrictHits);

    public double LooseF1 => F1(LooseHits);

    public double FeedbackAccuracy => Commands == 0 ? 1 : (double)RightFeedback / Commands;

    public double WholeAccuracy => Commands == 0 ? 1 : (double)WholeRight / Commands;

    public void Add(CommandAnswer gold, CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(answer);
        var strict = Hits(gold.Edits, answer.Edits, strict: true);
        Commands++;
        GoldEdits += gold.Edits.Length;
        AnswerEdits += answer.Edits.Length;
        StrictHits += strict;
        LooseHits += Hits(gold.Edits, answer.Edits, strict: false);
        var isRightFeedback = gold.Feedback == answer.Feedback;
        RightFeedback += isRightFeedback ? 1 : 0;
        WholeRight += isRightFeedback && strict == gold.Edits.Length && strict == answer.Edits.Length ? 1 : 0;
    }

    /// <summary>Greedy pairing in the gold's order, each answer edit used once.</summary>
    private static int Hits(ImmutableArray<Edit> gold, ImmutableArray<Edit> answer, bool strict)
    {
        var left = new List<Edit>(answer);
        var hits = 0;
        foreach (var wanted in gold)
        {
            var at = left.FindIndex(edit => IsSame(wanted, edit, strict));
            if (at < 0) continue;
            left.RemoveAt(at);
            hits++;
        }

        return hits;
    }

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

    private double F1(int hits) => GoldEdits + AnswerEdits == 0 ? 1 : 2.0 * hits / (GoldEdits + AnswerEdits);
}
