using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Turns the findings of the clauses, one after the other, into edits.</summary>
internal sealed class EditComposer(Scene scene)
{
    private readonly List<Edit> _edits = [];
    private CueKind _carried = CueKind.Want;

    public IReadOnlyList<Edit> Edits => _edits;

    public void Add(Clause clause)
    {
        var findings = ClauseReader.Read(scene, clause);
        var trailing = Trailing(clause, out var trailingFirst, out var trailingLast);
        if (trailing is not null) findings.RemoveAll(finding => finding.Last >= trailingFirst);
        if (trailing is not (CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace)) findings = FreeText.Add(scene, clause, findings, trailingFirst < 0 ? clause.End : trailingFirst);

        if (trailing is null && IsTold(clause, findings)) findings.RemoveAll(finding => finding is ValueFinding or ReferenceFinding { IsSimilar: false });
        var isComplaint = clause.IsQuestion && scene.Word(clause.First) is "why" or "whys" or "how";
        var kind = isComplaint ? CueKind.Reduce : clause.Joint is "and" or "or" or "&" && findings.FirstOrDefault() is ValueFinding or TextFinding && _carried is CueKind.Avoid or CueKind.Reduce ? _carried : CueKind.Want;
        var hedged = Lexicon.Hedges.Contains(scene.Command, clause.First, clause.End);
        var start = -1;
        var hasContent = false;
        foreach (var finding in findings)
        {
            if (finding is CueFinding cue)
            {
                if (cue.Kind is CueKind.Hedge or CueKind.Link || (cue.Kind == CueKind.Want && isComplaint)) { }
                else if (start < 0 || hasContent || kind == CueKind.Want || (cue.Kind is CueKind.Reduce && kind is CueKind.Avoid)) kind = cue.Kind;
                if (start < 0 || hasContent) start = cue.First;
                hasContent = false;
                continue;
            }

            if (finding is SessionFinding || IsCarrier(finding, findings, trailing ?? kind)) continue;
            var first = hasContent || start < 0 ? finding.First : start;
            var last = trailing is not null && ReferenceEquals(finding, findings[^1]) ? trailingLast : finding.Last;
            if (findings.Find(other => other.First == last + 1) is { } next && IsCarrier(next, findings, trailing ?? kind)) last = next.Last;
            Compose(finding, trailing ?? kind, hedged, new Span(first, last), clause);
            hasContent = true;
        }

        if (!hasContent) WithdrawOnly(trailing ?? kind, clause, findings);
        _carried = kind;
    }

    /// <summary>In "no floral dresses" the dresses only carry what is refused: a value right behind a value of another facet.</summary>
    private static bool IsCarrier(Finding finding, List<Finding> findings, CueKind kind) =>
        kind is CueKind.Avoid or CueKind.Reduce && finding is ValueFinding carrier
        && findings.Exists(other => other is ValueFinding refused && refused.Last + 1 == carrier.First && refused.Sense.Facet.Name != carrier.Sense.Facet.Name);

    /// <summary>A story or a question without any cue of a wish: what it names is not asked for.</summary>
    private bool IsTold(Clause clause, List<Finding> findings)
    {
        if (findings.Exists(finding => finding is CueFinding { Kind: not (CueKind.Hedge or CueKind.Link) })) return false;
        var asks = clause.IsQuestion && scene.Word(clause.First) is "who" or "what" or "whats" or "when" or "did" or "does" or "do" or "is" or "was" or "which" or "where" or "wait" or "has" or "how";
        return asks || (FreeText.IsNarration(scene, clause, findings) && !findings.Exists(finding => finding is ReferenceFinding { IsSimilar: true }));
    }

    private readonly record struct Span(int First, int Last);

    /// <summary>The cue that ends the clause, if any, and where it stands.</summary>
    private CueKind? Trailing(Clause clause, out int first, out int last)
    {
        (first, last) = (-1, -1);
        for (var at = clause.First + 1; at < clause.End; at++)
        {
            if (!Lexicon.After.TryMatch(scene.Command, at, clause.End, out var length, out var kind) || kind == CueKind.Want) continue;
            if (at + length < clause.End - 3) continue;
            (first, last) = (at, at + length - 1);
            return kind;
        }

        return null;
    }

    private void Compose(Finding finding, CueKind kind, bool hedged, Span span, Clause clause)
    {
        var quote = scene.Command.Quote(span.First, span.Last);
        var named = kind is CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace
            ? MemoryReader.Named(scene, span.First, span.Last + 1, [finding]).Where(old => Concerns(kind, old)).ToList()
            : [];
        foreach (var old in named) Remove(old, quote);
        if (kind == CueKind.Withdraw && (named.Count > 0 || finding is not (BoundFinding or ReferenceFinding))) return;

        switch (finding)
        {
            case ToolFinding tool:
                _edits.Add(new ToolEdit { Tool = tool.Tool, Quote = quote });
                break;
            case ValueFinding value:
                AddWish(value.Sense.Facet.Name, ComparisonOperator.Equal, value.Sense.Value, kind, hedged, quote, clause);
                break;
            case TextFinding text:
                AddWish(scene.TextFacet!.Name, ComparisonOperator.Equal, text.Text, kind, hedged, quote, clause);
                break;
            case ReferenceFinding reference:
                AddReference(reference, kind, quote, clause);
                break;
            case BoundFinding bound:
                AddBound(bound, kind, hedged, quote, clause);
                break;
        }
    }

    private void AddReference(ReferenceFinding reference, CueKind kind, string quote, Clause clause)
    {
        var isDislike = kind is CueKind.Avoid or CueKind.Reduce or CueKind.Ban or CueKind.Tire or CueKind.Withdraw;
        if (isDislike && scene.ItemFacet is { } item) AddWish(item.Name, ComparisonOperator.Equal, reference.Value, kind == CueKind.Withdraw ? CueKind.Avoid : kind, false, quote, clause);
        else if (!isDislike && scene.SimilarFacet is { } similar && (reference.IsSimilar || quote.Length > scene.Command.Quote(reference.First, reference.Last).Length)) AddWish(similar.Name, ComparisonOperator.Equal, reference.Value, CueKind.Want, false, quote, clause);
    }

    private void AddBound(BoundFinding bound, CueKind kind, bool hedged, string quote, Clause clause)
    {
        if (!bound.IsPeriod && kind is CueKind.Avoid or CueKind.Reduce && bound.Operator is not (ComparisonOperator.Equal or ComparisonOperator.Between))
            bound = bound with { Operator = Comparators.Refused(bound.Operator) };
        if (bound.IsPlain && scene.Memory.Any(old => old.Facet == bound.Facet.Name && old.Value == bound.Value)) return;
        var isDislike = bound.IsPeriod && kind is CueKind.Avoid or CueKind.Reduce or CueKind.Ban or CueKind.Tire;
        if (!clause.IsSession && !isDislike)
            foreach (var old in scene.Memory)
                if (MemoryReader.Replaces(bound, old))
                    Remove(old, quote);
        _edits.Add(new AddEdit
        {
            Polarity = isDislike ? Polarity.Dislike : Polarity.Like,
            Strength = isDislike ? (kind is CueKind.Avoid or CueKind.Ban ? Strength.Hard : Strength.Soft) : bound.IsPeriod ? (kind == CueKind.Require ? Strength.Hard : Strength.Soft) : hedged ? Strength.Soft : Strength.Hard,
            Facet = bound.Facet.Name,
            Operator = bound.Operator,
            Value = bound.Value,
            Scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing,
            Quote = quote,
        });
    }

    private void AddWish(string facet, ComparisonOperator op, Operand value, CueKind kind, bool hedged, string quote, Clause clause)
    {
        var polarity = kind is CueKind.Avoid or CueKind.Reduce or CueKind.Ban or CueKind.Tire ? Polarity.Dislike : Polarity.Like;
        var strength = kind is CueKind.Avoid or CueKind.Ban || (kind is CueKind.Require && !hedged) ? Strength.Hard : Strength.Soft;
        if (!clause.IsSession)
            foreach (var old in scene.Memory)
                if (old.Facet == facet && old.Polarity != polarity && old.Operator == op && string.Equals(old.Value.ToString(), value.ToString(), StringComparison.OrdinalIgnoreCase))
                    Remove(old, quote);
        var scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing;
        var edit = new AddEdit { Polarity = polarity, Strength = strength, Facet = facet, Operator = op, Value = value, Scope = scope, Quote = quote };
        if (!_edits.OfType<AddEdit>().Any(other => other.Facet == facet && other.Value == edit.Value)) _edits.Add(edit);
    }

    /// <summary>"forget the budget", "the cap can go": words of taking back beside nothing but the name of what goes.</summary>
    private void WithdrawOnly(CueKind kind, Clause clause, List<Finding> findings)
    {
        if (kind is not (CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace)) return;
        var named = MemoryReader.Named(scene, clause.First, clause.End, findings).Where(old => Concerns(kind, old)).ToList();
        if (named.Count == 0 && MemoryReader.Pointed(scene, clause.First, clause.End) is { } only) named.Add(only);
        foreach (var old in named) Remove(old, scene.Command.Quote(clause.First, clause.End - 1));
        if (named.Count > 0 && kind is CueKind.Ban or CueKind.Tire or CueKind.Embrace)
            foreach (var old in named.Where(old => old.Operator == ComparisonOperator.Equal))
                AddWish(old.Facet, old.Operator, old.Value, kind, false, scene.Command.Quote(clause.First, clause.End - 1), clause);
    }

    private static bool Concerns(CueKind kind, Preference old) => kind switch
    {
        CueKind.Ban or CueKind.Tire => old.Polarity == Polarity.Like,
        CueKind.Embrace => old.Polarity == Polarity.Dislike,
        _ => true,
    };

    private void Remove(Preference old, string quote)
    {
        if (!_edits.OfType<RemoveEdit>().Any(edit => edit.Id == old.Id)) _edits.Add(new RemoveEdit { Id = old.Id, Quote = quote });
    }
}
