using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>What a chat model is told to bring across.</summary>
/// <param name="Text">The request.</param>
/// <param name="Edits">One for each quote that is wanted, in the order of the list.</param>
internal sealed record ChatBrief(string Text, ImmutableArray<ChatBrief.Wanted> Edits)
{
    public const string Instructions =
        """
        You play a person who talks to a recommendation feed. Write one command, in your own everyday words, that says exactly what the list asks for and nothing else: no other wishes, no item's name.
        Tone carries strength. A hard wish sounds like "only X", "must be X", "no X", "under X"; a soft one like "something X", "more X", "I'd prefer X", "less X", "not a fan of X", "ideally under X".
        Say values so that anyone can tell them: numbers in digits or words, names in full or by surname. Point at an item of the feed by its number or place ("#2", "the second one").
        For each numbered line copy the shortest run of words of your command that says it, character by character.
        Answer with JSON only: {"command": "...", "quotes": ["words for line 1", "words for line 2"]}
        """;

    public static ChatBrief Of(Thought thought, Sight sight, Persona persona)
    {
        var wanted = ImmutableArray.CreateBuilder<Wanted>();
        foreach (var spoken in thought.Intents.SelectMany(Spoken.Of))
        {
            if (spoken.Old is { } old) wanted.Add(new Wanted(old, IsRemoval: true, spoken));
            if (spoken.Added is { } added) wanted.Add(new Wanted(added, IsRemoval: false, spoken));
        }

        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"The catalogue: {sight.Schema.Catalog}. The feed in sight:");
        for (var at = 0; at < sight.Feed.Length; at++) text.AppendLine(CultureInfo.InvariantCulture, $"#{at + 1} {sight.Feed[at].Title}");
        text.AppendLine(CultureInfo.InvariantCulture, $"You are {(persona.Verbosity > 0.5 ? "talkative" : "short of words")}, {(persona.Politeness > 0.5 ? "polite" : "blunt")}, and you type {(persona.TypoRate > 0.05 ? "carelessly" : "well")}.");
        if (wanted.Count == 0)
            text.AppendLine(thought.Feedback == Feedback.Satisfied
                ? "You are happy with the feed and say so. You ask for nothing. Quotes: none."
                : "You chat, or ask something about an item or the app. You ask the feed for nothing and judge nothing. Quotes: none.");
        else text.AppendLine("Say:");
        for (var at = 0; at < wanted.Count; at++) text.AppendLine(CultureInfo.InvariantCulture, $"{at + 1}. {wanted[at].Text}");
        return new ChatBrief(text.ToString(), wanted.ToImmutable());
    }

    /// <summary>One edit that the command has to ask for.</summary>
    /// <param name="Statement">What is meant.</param>
    /// <param name="IsRemoval">True where it is taken back.</param>
    /// <param name="Spoken">The clause that it belongs to.</param>
    public sealed record Wanted(Statement Statement, bool IsRemoval, Spoken Spoken)
    {
        /// <summary>True for a bound that is read off the feed: its number is not said.</summary>
        private bool IsComparison => !IsRemoval && Spoken.Prefix.StartsWith("compare.", StringComparison.Ordinal);

        public string Text
        {
            get
            {
                var what = $"{Statement.Facet} {Statement.Operator.Symbol()} {Statement.Value}";
                if (IsRemoval) return $"takes back what you said before: {(Statement.Polarity == Polarity.Like ? "wanted" : "not wanted")} {what}";
                var session = Statement.Scope == PreferenceScope.Session ? ", for tonight only" : "";
                if (IsComparison)
                    return $"hard: wants {Statement.Facet} {(Statement.Operator == ComparisonOperator.Less ? "lower" : "higher")} than {(Spoken.Position is { } at ? $"#{at}" : "everything in the feed")}, without saying the number{session}";
                var about = Spoken.Prefix.StartsWith("feed.", StringComparison.Ordinal) ? ", as a remark about what the feed shows" : Spoken.Prefix.StartsWith("insist.", StringComparison.Ordinal) ? ", said once before in vain" : "";
                return $"{(Statement.Strength == Strength.Hard ? "hard" : "soft")}: {(Statement.Polarity == Polarity.Like ? "wants" : "does not want")} {what}{about}{session}";
            }
        }

        /// <summary>True when the command speaks of the value; of one that is taken back, the facet's name is enough.</summary>
        public bool IsRecognised(string command, Sight sight)
        {
            if (IsComparison) return Spoken.Position is not { } position || Mentions.MentionsItem(command, position);
            var facet = Speaker.FacetOf(sight.Schema, Statement);
            if (IsRemoval && (facet.Kind == FacetKind.Reference || Mentions.NamesFacet(command, facet))) return true;
            return Mentions.IsIn(command, sight.Schema, Statement);
        }

        public SaidEdit With(string quote) => IsRemoval ? new SaidRemove(Statement, quote) : new SaidAdd(Statement, quote);
    }
}
