using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Grounding;

/// <summary>
/// Makes one answer of what a model and the rules read from the same command. A model understands what nobody wrote a rule for, but invents and forgets;
/// the rules read what stands there, and nothing else. Edit by edit, what has been measured to be right often enough stands: see <see cref="Evidence"/>. Pure.
/// </summary>
public static class AnswerReconciler
{
    private static readonly RuleParser Parser = new();

    /// <summary>The answer that the words bear out.</summary>
    /// <param name="grounded">What the model said.</param>
    /// <param name="rules">What the rules said, grounded.</param>
    /// <param name="request">The command that both read.</param>
    public static GroundedAnswer Reconcile(GroundedAnswer grounded, CommandAnswer rules, ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(grounded);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(request);
        var model = grounded.Answer;
        var words = new EditWords(request);
        var edits = new List<Edit>();
        var released = new List<Edit>();
        var notes = ImmutableArray.CreateBuilder<string>();
        var bans = Bans(rules, request);
        foreach (var claim in ClaimsOfModel(grounded, rules, words, request))
        {
            if (claim.Twin is not RemoveEdit && Denies(claim.Edit, bans, words, request))
            {
                if (claim.Twin is AddEdit { Polarity: Polarity.Dislike } ban) edits.Add(ban);
                notes.Add($"The model's {Shown(claim.Edit)} was dropped: its words say the opposite.");
                continue;
            }

            if (claim.Twin is null && words.LetPass(claim.Edit))
            {
                notes.Add($"The model's {Shown(claim.Edit)} was dropped: its words only let it pass.");
                continue;
            }

            if (claim is { Twin: null, Edit: RemoveEdit removal } && words.NameAnother(removal, [.. model.Edits, .. rules.Edits]))
            {
                notes.Add($"The model's {Shown(removal)} was dropped: its words name something else.");
                continue;
            }

            if (Evidence.Holds(claim))
            {
                var merged = Merged(claim, rules, words, request);
                edits.Add(merged);
                if (merged.Quote != claim.Edit.Quote) released.Add(claim.Edit);
                continue;
            }

            released.Add(claim.Edit);
            notes.Add($"The model's {Shown(claim.Edit)} was dropped: {Why(claim.Standing)}.");
        }

        var heard = ClaimsOfRules(rules, model, words, request).Where(claim => claim.Twin is null).ToLookup(claim => Evidence.Holds(claim) || words.SaySeen(claim.Edit));
        Take(heard[true]);
        var misread = released.Where(edit => (edit is not RemoveEdit || IsRefused(edit, request)) && EditKinds.Of(edit, request.Schema) != EditKind.Reference && heard[false].Count(claim => words.Overlap(claim.Edit, edit)) == 1).ToList();
        Take([.. heard[false].Where(claim => IsLeft(claim, misread, edits, words))]);

        var ordered = edits.OrderBy(words.Start).ThenBy(edit => edit is AddEdit).ToImmutableArray();
        return new GroundedAnswer(new CommandAnswer { Feedback = Grounder.Consistent(Mood(model, rules), ordered), Edits = ordered }, notes.ToImmutable());

        void Take(IEnumerable<Claim> claims)
        {
            foreach (var claim in claims)
            {
                edits.Add(claim.Edit);
                notes.Add($"The {Shown(claim.Edit)} was read from \"{Grounder.Shown(claim.Edit.Quote)}\": the model passed it over.");
            }
        }
    }

    /// <summary>
    /// True for a wish that would be lost: the model took its words for one thing that does not stand, or that other words say, and nothing else speaks for them.
    /// Words without a cue of a wish are worth it only where the command would come to nothing, and those of numbers are no free meaning.
    /// </summary>
    private static bool IsLeft(Claim rules, List<Edit> misread, List<Edit> standing, EditWords words) =>
        rules.Edit is AddEdit add && (standing.Count == 0 || add.Quote != add.Value.ToString()) && !words.HoldsNumber(add)
        && misread.Exists(edit => words.Overlap(add, edit) && (edit is not RemoveEdit || add.Polarity == Polarity.Dislike)) && !standing.Exists(edit => words.Overlap(add, edit));

    /// <summary>What the words turn down, whatever is remembered: "I said no romance" says it again, though memory holds it.</summary>
    private static AddEdit[] Bans(CommandAnswer rules, ParseRequest request)
    {
        var alone = request.Context.Memory.IsEmpty ? rules : Grounder.Ground(Parser.Parse(request with { Context = request.Context with { Memory = [] } }), request).Answer;
        return [.. alone.Edits.OfType<AddEdit>().Where(edit => edit.Polarity == Polarity.Dislike)];
    }

    /// <summary>True for a like of what the words turn down (not of free text, where "nothing loud, just mellow" is beyond the rules), and for the withdrawal of a dislike that they repeat.</summary>
    private static bool Denies(Edit edit, AddEdit[] bans, EditWords words, ParseRequest request)
    {
        var wanted = edit switch
        {
            AddEdit { Polarity: Polarity.Like } like when !IsText(like, request) => like,
            RemoveEdit remove when request.Context.Memory.FirstOrDefault(old => old.Id == remove.Id && old.Polarity == Polarity.Dislike) is { } old =>
                new AddEdit { Polarity = old.Polarity, Strength = old.Strength, Facet = old.Facet, Operator = old.Operator, Value = old.Value, Quote = old.Quote },
            _ => null,
        };
        return wanted is not null && Array.Exists(bans, ban => ban.Operator == wanted.Operator && words.IsSame(ban, wanted));
    }

    /// <summary>True for a withdrawal of a dislike: "no more gory ones" may be taken for one of "no violence", but asks for another.</summary>
    private static bool IsRefused(Edit edit, ParseRequest request) => edit is RemoveEdit remove && request.Context.Memory.Any(old => old.Id == remove.Id && old.Polarity == Polarity.Dislike);

    /// <summary>The model's edits, each held against those of the rules.</summary>
    internal static IEnumerable<Claim> ClaimsOfModel(GroundedAnswer model, CommandAnswer rules, EditWords words, ParseRequest request) =>
        model.Answer.Edits.Select((edit, at) => Claim(Reader.Model, edit, rules, words, request) with { Certainty = model.Certainties.IsEmpty ? null : model.Certainties[at] });

    /// <summary>The rules' edits, each held against those of the model.</summary>
    internal static IEnumerable<Claim> ClaimsOfRules(CommandAnswer rules, CommandAnswer model, EditWords words, ParseRequest request) =>
        rules.Edits.Select(edit => Claim(Reader.Rules, edit, model, words, request));

    private static Claim Claim(Reader reader, Edit edit, CommandAnswer other, EditWords words, ParseRequest request)
    {
        var twin = other.Edits.FirstOrDefault(its => words.IsSame(edit, its));
        var standing = twin is not null ? Standing.Agreed
            : other.Edits.Any(its => (IsText(edit, request) || !IsText(its, request)) && words.Overlap(edit, its)) ? Standing.Contested
            : words.HoldsValue(edit) ? Standing.Worded : Standing.Guessed;
        return new Claim(edit, reader, EditKinds.Of(edit, request.Schema), standing, twin);
    }

    private static bool IsText(Edit edit, ParseRequest request) => EditKinds.Of(edit, request.Schema) == EditKind.Text;

    /// <summary>
    /// What both say, in the model's manner. A demand ("only", "must have") and how long it holds are matters of words, which the rules
    /// read; and so is free text, or else the quote, where the model's value has nothing to do with what it quotes.
    /// </summary>
    private static Edit Merged(Claim claim, CommandAnswer all, EditWords words, ParseRequest request)
    {
        if (claim is not { Edit: AddEdit model, Twin: AddEdit rules }) return claim.Edit;
        // In "something light from the 90s" the decade is a wish of its own, and no free text.
        if (claim.Kind == EditKind.Text && all.Edits.Any(other => !IsText(other, request) && words.Overlap(model, other) && !words.Overlap(rules, other))) model = model with { Value = rules.Value, Quote = rules.Quote };
        if (rules is { Polarity: Polarity.Like, Strength: Strength.Hard }) return rules;
        var worded = words.HoldsValue(model) ? model : claim.Kind == EditKind.Text ? model with { Value = rules.Value } : model with { Quote = rules.Quote };
        return worded with { Scope = rules.Scope == PreferenceScope.Session ? rules.Scope : model.Scope };
    }

    private static Feedback Mood(CommandAnswer model, CommandAnswer rules) =>
        model.Feedback == Feedback.Satisfied || rules.Feedback == Feedback.Satisfied ? Feedback.Satisfied : Feedback.Neutral;

    private static string Why(Standing standing) => standing switch
    {
        Standing.Contested => "its words say something else",
        Standing.Guessed => "the command has no words for it",
        _ => "such readings are seldom right",
    };

    private static string Shown(Edit edit) => edit switch
    {
        AddEdit add => $"{add.Facet} {add.Operator.Symbol()} {Grounder.Shown(add.Value.ToString())}",
        RemoveEdit remove => $"withdrawal of {remove.Id}",
        ToolEdit tool => $"wish to {tool.Tool}",
        _ => "withdrawal of everything",
    };
}
