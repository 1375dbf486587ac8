using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Turns the findings of the clauses, one after the other, into edits.</summary>
internal sealed class EditComposer(Scene scene)
{
    private readonly List<Edit> _edits = [];

    /// <summary>Where the words of an added preference stand, by its place among the edits.</summary>
    private readonly Dictionary<int, Span> _spans = [];

    private CueKind _carried = CueKind.Want;

    /// <summary>The edits of all clauses so far, in the command's order.</summary>
    public IReadOnlyList<Edit> Edits()
    {
        DemandAlternatives();
        return _edits;
    }

    public void Add(Clause clause)
    {
        var findings = ClauseReader.Read(scene, clause);
        var trailing = Trailing(clause, findings, out var trailingFirst, out var trailingLast);
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
    private CueKind? Trailing(Clause clause, List<Finding> findings, out int first, out int last)
    {
        (first, last) = (-1, -1);
        for (var at = clause.First + 1; at < clause.End; at++)
        {
            if (!Lexicon.After.TryMatch(scene.Command, at, clause.End, out var length, out var kind) || kind == CueKind.Want) continue;
            if (at + length < clause.End - 3 || IsFollowed(clause, findings, at + length)) continue;
            (first, last) = (at, at + length - 1);
            return kind;
        }

        return null;
    }

    /// <summary>In "I want only westerns" and "nothing too long" the cue speaks of what comes after it.</summary>
    private bool IsFollowed(Clause clause, List<Finding> findings, int from)
    {
        for (var at = from; at < clause.End; at++)
            if (!Lexicon.Stop.Contains(scene.Word(at)) && findings.Find(finding => finding.First <= at && at <= finding.Last) is not (SessionFinding or CueFinding { Kind: CueKind.Hedge }))
                return true;
        return false;
    }

    private void Compose(Finding finding, CueKind kind, bool hedged, Span span, Clause clause)
    {
        var quote = scene.Command.Quote(span.First, span.Last);
        var named = kind is CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace or CueKind.Join
            ? MemoryReader.Named(scene, span.First, span.Last + 1, [finding]).Where(old => Concerns(kind, old)).ToList()
            : [];
        foreach (var old in named) Remove(old, quote);
        if (kind == CueKind.Withdraw && (named.Count > 0 || finding is not (BoundFinding or ReferenceFinding))) return;
        if (kind == CueKind.Join && named.Count > 0) return;

        switch (finding)
        {
            case ToolFinding tool:
                _edits.Add(new ToolEdit { Tool = tool.Tool, Quote = quote });
                break;
            case ValueFinding value when !clause.IsSession && !IsDislike(kind) && MemoryReader.Ceiling(scene, value.Sense) is { } exceeded:
                Remove(exceeded, quote);
                AddWish(exceeded.Facet, MemoryReader.Including(exceeded.Operator), value.Sense.Value, CueKind.Require, false, span, clause);
                break;
            case ValueFinding value:
                AddWish(value.Sense.Facet.Name, ComparisonOperator.Equal, value.Sense.Value, kind, hedged, span, clause);
                break;
            case TextFinding text:
                AddWish(scene.TextFacet!.Name, ComparisonOperator.Equal, text.Text, kind, hedged, span, clause);
                break;
            case ReferenceFinding reference:
                AddReference(reference, kind, span, clause);
                break;
            case BoundFinding bound:
                AddBound(bound, kind, hedged, quote, clause);
                break;
        }
    }

    private void AddReference(ReferenceFinding reference, CueKind kind, Span span, Clause clause)
    {
        var isDislike = IsDislike(kind) || kind == CueKind.Withdraw;
        if (isDislike && scene.ItemFacet is { } item) AddWish(item.Name, ComparisonOperator.Equal, reference.Value, kind == CueKind.Withdraw ? CueKind.Avoid : kind, false, span, clause);
        else if (!isDislike && scene.SimilarFacet is { } similar && (reference.IsSimilar || span != new Span(reference.First, reference.Last))) AddWish(similar.Name, ComparisonOperator.Equal, reference.Value, CueKind.Want, false, span, clause);
    }

    private void AddBound(BoundFinding bound, CueKind kind, bool hedged, string quote, Clause clause)
    {
        if (!bound.IsPeriod && kind is CueKind.Avoid or CueKind.Reduce && bound.Operator is not (ComparisonOperator.Equal or ComparisonOperator.Between))
            bound = bound with { Operator = Comparators.Refused(bound.Operator) };
        if (bound.IsPlain && scene.Memory.Any(old => old.Facet == bound.Facet.Name && old.Value == bound.Value)) return;
        var isDislike = bound.IsPeriod && IsDislike(kind);
        var replaced = clause.IsSession || isDislike ? [] : scene.Memory.Where(old => MemoryReader.Replaces(bound, old, bound.IsPeriod && kind is not (CueKind.Require or CueKind.Join or CueKind.Embrace))).ToList();
        if (kind is CueKind.Join or CueKind.Embrace && replaced.Count > 0)
        {
            foreach (var old in replaced) Widen(old, bound, quote);
            return;
        }

        foreach (var old in replaced) Remove(old, quote);
        var isHard = isDislike ? kind is CueKind.Avoid or CueKind.Ban
            : bound.IsPeriod ? kind == CueKind.Require || (!hedged && replaced.Exists(old => old.Strength == Strength.Hard))
            : !hedged;
        _edits.Add(new AddEdit
        {
            Polarity = isDislike ? Polarity.Dislike : Polarity.Like,
            Strength = isHard ? Strength.Hard : Strength.Soft,
            Facet = bound.Facet.Name,
            Operator = bound.Operator,
            Value = bound.Value,
            Scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing,
            Quote = quote,
        });
    }

    /// <summary>"The 80s are fine too" beside the 90s: one window that holds both where they meet, and two alternatives where they do not.</summary>
    private void Widen(Preference old, BoundFinding bound, string quote)
    {
        var both = MemoryReader.Union(bound, old);
        if (both is [var same] && same == (old.Operator, old.Value)) return;
        Remove(old, quote);
        foreach (var (comparison, value) in both)
            _edits.Add(new AddEdit { Polarity = Polarity.Like, Strength = old.Strength, Facet = old.Facet, Operator = comparison, Value = value, Quote = quote });
    }

    private void AddWish(string facet, ComparisonOperator op, Operand value, CueKind kind, bool hedged, Span span, Clause clause)
    {
        var quote = scene.Command.Quote(span.First, span.Last);
        var polarity = IsDislike(kind) ? Polarity.Dislike : Polarity.Like;
        var isHard = kind is CueKind.Avoid or CueKind.Ban || (kind is CueKind.Require && !hedged) || (kind is CueKind.Join or CueKind.Embrace && MemoryReader.Demands(scene, facet));
        if (!clause.IsSession)
            foreach (var old in scene.Memory)
                if (old.Facet == facet && old.Polarity != polarity && old.Operator == op && string.Equals(old.Value.ToString(), value.ToString(), StringComparison.OrdinalIgnoreCase))
                    Remove(old, quote);
        var scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing;
        var edit = new AddEdit { Polarity = polarity, Strength = isHard ? Strength.Hard : Strength.Soft, Facet = facet, Operator = op, Value = value, Scope = scope, Quote = quote };
        if (_edits.OfType<AddEdit>().Any(other => other.Facet == facet && other.Value == edit.Value)) return;
        _spans[_edits.Count] = span;
        _edits.Add(edit);
    }

    private static bool IsDislike(CueKind kind) => kind is CueKind.Avoid or CueKind.Reduce or CueKind.Ban or CueKind.Tire;

    /// <summary>"Only A, B or C": one of them must hold. They share the words that name them all, which is how the policy tells them from "must be A and B".</summary>
    private void DemandAlternatives()
    {
        for (int first = 0, last; first < _edits.Count; first = last + 1)
        {
            var hasOr = false;
            last = first;
            while (IsAlternative(last, ref hasOr)) last++;
            if (!hasOr || !_edits[first..(last + 1)].Exists(edit => edit is AddEdit { Strength: Strength.Hard })) continue;
            var quote = scene.Command.Quote(_spans[first].First, _spans[last].Last);
            for (var at = first; at <= last; at++) _edits[at] = ((AddEdit)_edits[at]) with { Strength = Strength.Hard, Quote = quote };
        }
    }

    /// <summary>True when nothing but a comma or an "or" parts the edit from the next one, which likes another value of the same facet.</summary>
    private bool IsAlternative(int at, ref bool hasOr)
    {
        if (!_spans.TryGetValue(at, out var span) || !_spans.TryGetValue(at + 1, out var next)) return false;
        if (_edits[at] is not AddEdit { Polarity: Polarity.Like, Operator: ComparisonOperator.Equal } one || _edits[at + 1] is not AddEdit { Polarity: Polarity.Like, Operator: ComparisonOperator.Equal } other) return false;
        if (one.Facet != other.Facet || one.Scope != other.Scope || scene.Schema.Find(one.Facet)?.Kind is not (FacetKind.Closed or FacetKind.Open or FacetKind.Ordered)) return false;
        var between = Enumerable.Range(span.Last + 1, Math.Max(0, next.First - span.Last - 1)).Select(scene.Word).ToList();
        if (between.Count == 0 || !between.TrueForAll(word => word == "," || Lexicon.Or.Contains(word))) return false;
        hasOr |= between.Exists(Lexicon.Or.Contains);
        return true;
    }

    /// <summary>"forget the budget", "the cap can go": words of taking back beside nothing but the name of what goes.</summary>
    private void WithdrawOnly(CueKind kind, Clause clause, List<Finding> findings)
    {
        if (kind is not (CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace or CueKind.Join)) return;
        var named = MemoryReader.Named(scene, clause.First, clause.End, findings).Where(old => Concerns(kind, old)).ToList();
        if (named.Count == 0 && MemoryReader.Pointed(scene, clause.First, clause.End) is { } only) named.Add(only);
        foreach (var old in named) Remove(old, scene.Command.Quote(clause.First, clause.End - 1));
        if (named.Count > 0 && kind is CueKind.Ban or CueKind.Tire or CueKind.Embrace)
            foreach (var old in named.Where(old => old.Operator == ComparisonOperator.Equal))
                AddWish(old.Facet, old.Operator, old.Value, kind, false, new Span(clause.First, clause.End - 1), clause);
    }

    private static bool Concerns(CueKind kind, Preference old) => kind switch
    {
        CueKind.Ban or CueKind.Tire => old.Polarity == Polarity.Like,
        CueKind.Embrace or CueKind.Join => old.Polarity == Polarity.Dislike,
        _ => true,
    };

    private void Remove(Preference old, string quote)
    {
        if (!_edits.OfType<RemoveEdit>().Any(edit => edit.Id == old.Id)) _edits.Add(new RemoveEdit { Id = old.Id, Quote = quote });
    }
}
