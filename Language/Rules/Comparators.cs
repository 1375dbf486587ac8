using System.Collections.Frozen;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>A word of comparison.</summary>
/// <param name="Operator">What it asks of the number or item that follows (or stands before, for a trailing one).</param>
/// <param name="Facets">Names of the facets that it speaks about, best first; empty when the number's unit must say.</param>
internal sealed record Comparator(ComparisonOperator Operator, params string[] Facets);

/// <summary>Words that bound a number, in both languages.</summary>
internal static class Comparators
{
    private const ComparisonOperator Less = ComparisonOperator.Less;
    private const ComparisonOperator More = ComparisonOperator.Greater;
    private const ComparisonOperator AtMost = ComparisonOperator.LessOrEqual;
    private const ComparisonOperator AtLeast = ComparisonOperator.GreaterOrEqual;

    /// <summary>Adjective -> direction and facets.</summary>
    private static readonly (ComparisonOperator Direction, string Facets, string Words)[] Adjectives =
    [
        (Less, "price rent", "cheaper|less expensive|less pricey|lower priced|lower price|more affordable|cheeper|less costly|billiger|gunstiger|moins cher|mas barato|便宜|更便宜"),
        (More, "price rent", "pricier|dearer|more expensive|costlier|fancier|teurer"),
        (More, "year", "newer|more recent|later|younger|neuer"), (Less, "year", "older|earlier|alter"),
        (Less, "runtime length minutes pages episode hours episodes", "shorter|less long|quicker|faster to make|kurzer|shortr|更短"), (More, "runtime length minutes pages episode hours battery episodes", "longer|lengthier|langer|更长"),
        (More, "battery", "longer lasting|better battery|lasts longer"), (Less, "weight", "lighter|leichter|更轻"), (More, "weight", "heavier"),
        (More, "screen size width storage", "bigger|larger|roomier|更大|grosser"), (Less, "screen size width", "smaller|more compact|tinier|更小|kleiner"), (Less, "width", "narrower"), (More, "width", "wider|broader"),
        (Less, "height", "lower|shorter"), (More, "height", "taller|higher"), (Less, "depth", "shallower"), (More, "depth", "deeper"),
        (Less, "distance commute", "closer|nearer|更近|naher"), (More, "distance commute", "further|farther|further away"), (More, "rating", "better rated|higher rated|better reviewed|better reviews|better|higher scored|评分更高"), (Less, "rating", "worse rated|lower rated"),
        (More, "tempo", "faster|quicker"), (Less, "tempo", "slower"), (Less, "difficulty weight", "easier|simpler|更简单"), (More, "difficulty weight", "harder|tougher|more difficult"), (Less, "calories", "lower calorie|lower in calories|healthier|fewer calories|less calories"),
        (More, "salary", "better paid|higher paid|higher paying|better paying"), (Less, "ascent", "fewer metres of climbing|less climbing|flatter|less ascent|less steep"), (More, "ascent", "more climbing|more ascent|steeper"),
        (Less, "mileage", "fewer miles|lower mileage|less mileage"), (More, "ram", "more memory|more ram"), (More, "storage", "more storage"), (More, "seats", "more seats"), (More, "seasons", "more seasons"), (Less, "seasons", "fewer seasons"),
        (More, "rooms", "more rooms"), (Less, "pages", "thinner|slimmer"), (More, "pages", "thicker|fatter"), (Less, "alcohol", "less boozy|less alcohol|weaker"), (More, "alcohol", "stronger"), (More, "camera", "better camera|sharper camera"), (Less, "age", "fresher"),
    ];

    private static readonly (ComparisonOperator Operator, string Facets, string Words)[] Plain =
    [
        (AtMost, "", "under|below|less than|max|maximum|at most|up to|no more than|not more than|nothing over|nothing above|nothing beyond|not over|within|cap at|capped at|cap it at|keep it under|keep it below|keep it to|stay under|no over|nothing more than|"
            + "never over|never more than|not above|beneath|inside|fewer than|a maximum of|maximum of|max of|limit of|ceiling of|no higher than|budget is|budget of|my budget|budget|no greater than|unter|hochstens|maximal|bis|moins de|maximum de|menos de|maximo|"
            + "as long as its under|with a cap of|cant go over|cannot go over|dont go over|wont pay more than|not a minute over|nothing past|不超过|最多|低于|不到|不要超过|别超过|少于|小于|no more then|less then|nothin over|nothing ovr|no longer then"),
        (More, "", "over|above|more than|exceeding|greater than|more then|uber|mehr als|plus de|mas de|超过|大于|多于|高于"),
        (AtLeast, "", "at least|min|minimum|minimum of|a minimum of|no less than|not less than|nothing under|nothing below|nothing less than|not under|not below|upwards of|from at least|starting from|starting at|mindestens|wenigstens|au moins|al menos|minimo|至少|最少|不低于|不少于|起码|no lower than|no fewer than|no under"),
        (Less, "year", "before|pre|prior to|earlier than|vor|avant|antes de|早于"), (AtLeast, "year", "since|ab|depuis|desde|as of|starting"), (More, "year", "after|post|nach|apres|later than|晚于"),
        (AtMost, "year", "nothing after|nothing newer than|not newer than|nothing later than|no later than|not after|nothing since|nothing made after"), (AtLeast, "year", "nothing before|nothing older than|not older than|no older than|nothing earlier than|not before|nothing from before|nothing made before|nothing pre"),
    ];

    private static readonly (ComparisonOperator Operator, string Facets, string Words)[] Trailing =
    [
        (AtMost, "", "max|tops|maximum|at most|or less|or under|or below|or fewer|at worst|or lower|or cheaper|or shorter|at the most|is my limit|is the limit|and not a minute more|and no more|not a minute more|is plenty|limit|以内|以下|之内|封顶|内|n under|n below|or earlier|or older|hochstens|is the max|is my max|is the ceiling|and under|and below|or before|and before|and earlier|and older|不能再多|is as far as i go"),
        (AtLeast, "", "or more|or higher|or above|or better|or over|minimum|min|at least|and up|n up|n above|n later|n newer|at minimum|and above|or longer|or later|or newer|or bigger|onwards|onward|on|or up|plus|+|and over|and newer|以上|起步|起|之后|以后|以来|upwards|at the very least|or greater|at minimum|and later|and onwards|and onward|and upwards|不能少"),
        (Less, "year", "以前|之前"),
    ];

    /// <summary>Before a number or "than" a thing in the feed.</summary>
    public static readonly PhraseTable<Comparator> Leading = new(LeadingPhrases());

    public static readonly PhraseTable<Comparator> Following = new(Entries(Trailing));

    /// <summary>A comparative that stands alone, as in "anything cheaper?".</summary>
    public static readonly PhraseTable<Comparator> Alone = new(Entries(Adjectives).Where(entry => entry.Phrase is not ("better" or "lower" or "higher" or "quicker" or "earlier" or "later" or "deeper" or "fancier" or "stronger" or "weaker" or "tougher" or "faster" or "wider" or "broader")));

    public static readonly FrozenSet<string> About = "about around roughly approx approximately circa nearly ish etwa ungefahr environ unos alrededor like 大概 大约".Split(' ').ToFrozenSet();

    private static IEnumerable<(string Phrase, Comparator Meaning)> LeadingPhrases()
    {
        foreach (var (phrase, comparator) in Entries(Adjectives))
        {
            if (Folding.IsIdeograph(phrase[0])) continue;
            foreach (var than in (string[])["than", "then", "als", "que"])
            {
                yield return ($"{phrase} {than}", comparator);
                foreach (var no in (string[])["no", "not", "nothing", "not any", "never", "nicht"]) yield return ($"{no} {phrase} {than}", comparator with { Operator = Inverse(comparator.Operator) });
            }
        }

        foreach (var entry in Entries(Plain)) yield return entry;
        foreach (var (phrase, facets, direction) in ((string, string, ComparisonOperator)[])
            [("as long as", "runtime length minutes pages episode hours", Less), ("as expensive as", "price rent", Less), ("as old as", "year", More), ("as heavy as", "weight", Less), ("as far as", "distance commute", Less)])
            yield return ($"nothing {phrase}", new Comparator(direction, facets.Split(' ')));
    }

    private static IEnumerable<(string Phrase, Comparator Meaning)> Entries((ComparisonOperator Operator, string Facets, string Words)[] lists) =>
        lists.SelectMany(list => PhraseLists.Split(list.Words).Select(phrase =>
            (phrase, new Comparator(list.Operator, list.Facets.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));

    /// <summary>"Nothing with more than X" is at most X; "no films under X" is at least X.</summary>
    public static ComparisonOperator Refused(ComparisonOperator value) => value is More or AtLeast ? AtMost : value is AtMost or Less ? AtLeast : value;

    public static ComparisonOperator Inverse(ComparisonOperator value) => value switch
    {
        Less => AtLeast,
        More => AtMost,
        AtMost => More,
        _ => Less,
    };
}
