using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Turns the findings of the clauses, one after the other, into edits.</summary>
internal sealed class EditComposer(Scene scene)
{
    /// <summary>Tokens between a topic and a verdict on it from which on the verdict's own words are quote enough.</summary>
    private const int FarTopic = 5;

    private readonly List<Edit> _edits = [];

    /// <summary>Where the words of an added preference stand.</summary>
    private readonly Dictionary<Edit, Span> _spans = new(ReferenceEqualityComparer.Instance);

    /// <summary>Values that were only named so far, without a word of wish beside them: later words of wish replace them.</summary>
    private readonly HashSet<Edit> _named = new(ReferenceEqualityComparer.Instance);

    private CueKind _carried = CueKind.Want;

    /// <summary>The person spoken of last, whom "him" and "she" mean.</summary>
    private Finding? _person;

    /// <summary>What the clause just before may have been about, though nothing was read from it.</summary>
    private TextFinding? _unread;

    /// <summary>What was said right before words of a slip, until something is said in its place.</summary>
    private Edit? _slip;

    /// <summary>What the command spoke of last, which "it", "him" and a verdict without a subject mean.</summary>
    private Finding? _topic;

    /// <summary>The edits of all clauses so far, in the command's order.</summary>
    public IReadOnlyList<Edit> Edits()
    {
        DemandAlternatives();
        return _edits;
    }

    public void Add(Clause clause)
    {
        // What an "unless" excepts from what was just said cannot be put into preferences of their own.
        if (clause.Joint == "unless" && _edits.Count > 0) return;
        if (Repaired(ref clause)) return;
        if (AddVerdict(clause) || AddSeen(clause)) return;
        var findings = ClauseReader.Read(scene, clause);
        var trailing = Trailing(clause, findings, out var trailingFirst, out var trailingLast);
        if (trailing is not null) findings.RemoveAll(finding => finding.Last >= trailingFirst);
        if (trailing is not (CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace)) findings = FreeText.Add(scene, clause, findings, trailingFirst < 0 ? clause.End : trailingFirst, trailing is CueKind.Avoid or CueKind.Reduce or CueKind.Require && (trailingLast > trailingFirst || trailing is not CueKind.Avoid));

        // "Anything but horror is fine" refuses all the same.
        if (trailing is CueKind.Withdraw or CueKind.Join or CueKind.Embrace && findings.Exists(finding => finding is CueFinding { Kind: CueKind.Avoid } && scene.Word(finding.First) is "anything" or "everything")) trailing = null;
        var spoken = findings.ToArray();
        trailing ??= Praise(clause, findings, ref trailingFirst, ref trailingLast);
        if (clause.IsSession && trailing is CueKind.Withdraw && findings.Exists(IsContent) && MemoryReader.Named(scene, clause.First, clause.End, findings).Count > 0) trailing = CueKind.Want;
        if (trailing is CueKind.Join or CueKind.Embrace && clause.Joint is "and" && _carried is CueKind.Withdraw or CueKind.Ban) trailing = _carried;
        if (trailing is null && IsTold(clause, findings)) findings.RemoveAll(finding => finding is ValueFinding or ReferenceFinding { IsSimilar: false });
        var isComplaint = IsComplaint(clause);
        var kind = isComplaint ? CueKind.Reduce
            : clause.First == 0 && scene.Word(0) is "or" ? CueKind.Join
            : clause.Joint is "and" or "&" && _carried is CueKind.Withdraw or CueKind.Ban or CueKind.Tire && findings.FirstOrDefault() is ValueFinding also && scene.Memory.Any(old => MemoryReader.Says(also, old)) ? _carried
            : clause.Joint is "and" or "or" or "&" && findings.FirstOrDefault() is ValueFinding or TextFinding && _carried is CueKind.Avoid or CueKind.Reduce ? _carried : CueKind.Want;
        var hedged = Lexicon.Hedges.Contains(scene.Command, clause.First, clause.End);
        var start = -1;
        var hasContent = false;
        var hasAny = false;
        CueFinding? lastCue = null;
        foreach (var finding in findings)
        {
            if (finding is CueFinding cue)
            {
                lastCue = cue;
                if (cue.Kind is CueKind.Avoid && kind is CueKind.Avoid or CueKind.Reduce && hasContent && scene.Word(cue.First) is "except") kind = CueKind.Want;
                else if (cue.Kind is CueKind.Hedge or CueKind.Link || (cue.Kind == CueKind.Want && isComplaint)) { }
                else if (start < 0 || hasContent || kind == CueKind.Want || (cue.Kind is CueKind.Reduce && kind is CueKind.Avoid) || (cue.Kind is CueKind.Avoid && kind is CueKind.Require)) kind = cue.Kind;
                if (start < 0 || hasContent) start = cue.First;
                hasContent = false;
                continue;
            }

            if (finding is SessionFinding || IsCarrier(finding, findings, trailing ?? kind)) continue;
            var first = hasContent || start < 0 ? finding.First : start;
            var last = trailing is not null && ReferenceEquals(finding, findings[^1]) ? trailingLast : finding.Last;
            if (findings.Find(other => other.First == last + 1) is { } next && IsCarrier(next, findings, trailing ?? kind)) last = next.Last;
            Compose(finding, new Manner(trailing ?? kind, hedged, trailing is null && start < 0 && kind == CueKind.Want, clause), new Span(first, last));
            hasContent = hasAny = true;
        }

        if (!hasContent && (trailing is not null || lastCue is not null)) Judge(trailing ?? kind, clause, findings, hasAny, trailing is null ? new Span(lastCue!.First, lastCue.Last) : new Span(trailingFirst, trailingLast));
        _topic = findings.LastOrDefault(IsContent) ?? spoken.LastOrDefault(IsContent) ?? _topic;
        _person = spoken.OfType<ValueFinding>().LastOrDefault(value => NameReader.IsPerson(value.Sense.Facet.Name)) ?? _person;
        _unread = spoken.Any(IsContent) ? null : Unread(clause);
        _carried = kind;
    }

    /// <summary>In "no floral dresses" the dresses only carry what is refused: a value right behind a value of another facet.</summary>
    private static bool IsCarrier(Finding finding, List<Finding> findings, CueKind kind) =>
        kind is CueKind.Avoid or CueKind.Reduce && finding is ValueFinding carrier
        && findings.Exists(other => other is ValueFinding refused && refused.Last + 1 == carrier.First && refused.Sense.Facet.Name != carrier.Sense.Facet.Name);

    /// <summary>"Linen trousers I can cycle in": what begins a clause and is described further is a wish.</summary>
    private bool IsDescribed(Clause clause, List<Finding> findings) => !clause.IsQuestion && findings.FirstOrDefault() is ValueFinding
        && Enumerable.Range(clause.First, findings[0].First - clause.First).All(at => scene.Word(at) is "a" or "an" or "the" or "some")
        && findings.TakeWhile(finding => finding is ValueFinding).Last() is var last && scene.Word(last.Last + 1) is "i" or "that" or "which" or "when" or "where" or "who" or "we" or "you" or "to";

    /// <summary>A story or a question without any cue of a wish: what it names is not asked for.</summary>
    private bool IsTold(Clause clause, List<Finding> findings)
    {
        if (findings.Exists(finding => finding is CueFinding { Kind: not (CueKind.Hedge or CueKind.Link) })) return false;
        if (Enumerable.Range(clause.First, clause.End - clause.First).Any(at => Lexicon.After.TryMatch(scene.Command, at, clause.End, out _, out var asked) && asked == CueKind.Want)) return false;
        if (IsComplaint(clause) || IsDescribed(clause, findings)) return false;
        var asks = clause.IsQuestion && scene.Word(clause.First) is "who" or "whos" or "what" or "whats" or "when" or "did" or "does" or "do" or "is" or "was" or "which" or "where" or "wait" or "has" or "how";
        return asks || (FreeText.IsNarration(scene, clause, findings, clause.End) && !findings.Exists(finding => finding is ReferenceFinding { IsSimilar: true }));
    }

    /// <summary>"Why is it all sci-fi?"; a question why one thing is as it is complains about nothing.</summary>
    private bool IsComplaint(Clause clause) => (clause.IsQuestion || scene.Word(clause.First) is "why" or "whys") && scene.Word(clause.First) is "why" or "whys" or "how"
        && Enumerable.Range(clause.First, clause.End - clause.First).Any(at => scene.Word(at) is "all" or "so" or "everything" or "everythings" or "every" or "half" or "always" or "again" or "only" or "keep" or "another" or "full" or "most" or "mostly" or "nothing" or "many" or "come");

    /// <summary>"Cotton is great" takes a dislike of cotton back.</summary>
    private CueKind? Praise(Clause clause, List<Finding> findings, ref int first, ref int last)
    {
        if (findings.FindLast(finding => finding is ValueFinding) is not { } praised || !scene.Memory.Any(old => old.Polarity == Polarity.Dislike && MemoryReader.Says(praised, old))) return null;
        if (!Lexicon.Praise.TryMatch(scene.Command, praised.Last + 1, clause.End, out var length, out _)) return null;
        (first, last) = (praised.Last + 1, praised.Last + length);
        var end = first;
        findings.RemoveAll(finding => finding.Last >= end);
        return CueKind.Embrace;
    }

    private static bool IsContent(Finding finding) => finding is ValueFinding or BoundFinding or TextFinding or ReferenceFinding;

    private readonly record struct Span(int First, int Last);

    /// <summary>How a clause says what it names.</summary>
    /// <param name="Kind">What its cue says.</param>
    /// <param name="IsHedged">True when it softens.</param>
    /// <param name="IsNaming">True when no word of wish stands beside the value.</param>
    /// <param name="Clause">The clause.</param>
    private readonly record struct Manner(CueKind Kind, bool IsHedged, bool IsNaming, Clause Clause);

    /// <summary>The cue that ends the clause, if any, and where it stands.</summary>
    private CueKind? Trailing(Clause clause, List<Finding> findings, out int first, out int last)
    {
        (first, last) = (-1, -1);
        if (findings.LastOrDefault() is ValueFinding { Last: var before } && scene.Word(before + 1) == "free" && scene.Command.Text[scene.Command.Tokens[before].End] == '-' && !IsFollowed(clause, findings, before + 2))
        {
            // "Dairy-free": a hyphen makes the word a suffix.
            first = last = before + 1;
            return CueKind.Avoid;
        }

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

    private void Compose(Finding finding, Manner manner, Span span)
    {
        var (kind, clause) = (manner.Kind, manner.Clause);
        if (!manner.IsNaming) Forget(finding);
        var quote = scene.Command.Quote(span.First, span.Last);
        var named = IsTakingBack(kind)
            ? MemoryReader.Named(scene, span.First, span.Last + 1, [finding]).Where(old => Concerns(kind, old)).ToList()
            : [];
        foreach (var old in named) Remove(old, quote);
        if (kind == CueKind.Withdraw && finding is ValueFinding within && MemoryReader.Ceiling(scene, within.Sense) is { } ceiling) Remove(ceiling, quote);
        // "Two and a half hours is ok", two being the most: the bound moves, it does not go.
        var isMoved = kind == CueKind.Withdraw && finding is BoundFinding { IsPeriod: false } moved && !named.Exists(old => MemoryReader.Says(moved, old))
            && (scene.Word(moved.First - 1) == "to" || scene.Memory.Any(old => old.Polarity == Polarity.Like && MemoryReader.Replaces(moved, old, false)));
        if (isMoved) manner = manner with { Kind = kind = scene.Word(finding.First - 1) == "to" ? CueKind.Want : CueKind.Join };
        if (kind == CueKind.Withdraw && named.Count == 0 && finding is BoundFinding allowed && scene.Memory.Where(old => old.Polarity == Polarity.Dislike && MemoryReader.Replaces(allowed, old, false)).ToList() is { Count: > 0 } lifted)
        {
            foreach (var old in lifted) Remove(old, quote);
            return;
        }

        // "Forget the 90s" where nothing of the 90s is remembered.
        if (kind == CueKind.Withdraw && named.Count == 0 && finding is BoundFinding { IsPeriod: true } && scene.Word(span.First) is "forget" or "forgt" or "drop" or "scratch" or "scrap" or "ditch" or "ignore" or "nevermind" or "nvm") return;
        if (kind == CueKind.Withdraw && (named.Count > 0 || finding is not (BoundFinding or ReferenceFinding or ToolFinding))) return;
        if (kind == CueKind.Join && named.Count > 0 && !isMoved) return;

        switch (finding)
        {
            case ToolFinding tool:
                _edits.Add(new ToolEdit { Tool = tool.Tool, Quote = quote });
                break;
            case ValueFinding value when !clause.IsSession && !IsDislike(kind) && MemoryReader.Ceiling(scene, value.Sense) is { } exceeded:
                Remove(exceeded, quote);
                AddWish(exceeded.Facet, MemoryReader.Including(exceeded.Operator), value.Sense.Value, manner with { Kind = CueKind.Require, IsHedged = false }, span);
                break;
            case ValueFinding value:
                AddWish(value.Sense.Facet.Name, ComparisonOperator.Equal, value.Sense.Value, manner, span);
                break;
            case TextFinding when IsDislike(kind) && MemoryReader.Liked(scene, span.First, span.Last + 1) is { } liked:
                Remove(liked, quote);
                AddWish(liked.Facet, liked.Operator, liked.Value, manner, span);
                break;
            case TextFinding text:
                AddWish(scene.TextFacet!.Name, ComparisonOperator.Equal, text.Text, manner, span);
                break;
            case ReferenceFinding reference:
                AddReference(reference, manner, span);
                break;
            case BoundFinding bound:
                AddBound(bound, manner, quote);
                break;
        }
    }

    private void AddReference(ReferenceFinding reference, Manner manner, Span span)
    {
        var kind = reference.IsSeen ? CueKind.Avoid : manner.Kind;
        manner = manner with { Kind = kind, IsHedged = false };
        var isDislike = IsDislike(kind) || kind == CueKind.Withdraw;
        if (isDislike && scene.ItemFacet is { } item) AddWish(item.Name, ComparisonOperator.Equal, reference.Value, manner with { Kind = kind == CueKind.Withdraw ? CueKind.Avoid : kind }, span);
        else if (!isDislike && scene.SimilarFacet is { } similar && (reference.IsSimilar || span != new Span(reference.First, reference.Last))) AddWish(similar.Name, ComparisonOperator.Equal, reference.Value, manner with { Kind = CueKind.Want }, span);
    }

    private void AddBound(BoundFinding bound, Manner manner, string quote)
    {
        var (kind, hedged, _, clause) = manner;
        if (!bound.IsPeriod && kind is CueKind.Avoid or CueKind.Reduce && bound.Operator is not (ComparisonOperator.Equal or ComparisonOperator.Between))
            bound = bound with { Operator = Comparators.Refused(bound.Operator) };
        if (bound.IsPlain && scene.Memory.Any(old => old.Facet == bound.Facet.Name && old.Value == bound.Value)) return;
        if (bound.IsPlain && _edits.Exists(edit => edit is AddEdit other && other.Facet == bound.Facet.Name)) return;
        if (!bound.IsPlain && !bound.IsPeriod) _edits.RemoveAll(edit => _named.Contains(edit) && edit is AddEdit other && other.Facet == bound.Facet.Name && other.Operator != ComparisonOperator.Between);
        var isDislike = bound.IsPeriod && IsDislike(kind);
        if (!isDislike && IsHeld(bound.Facet.Name, bound.Operator, bound.Value, Polarity.Like, !bound.IsPeriod && !hedged)) return;
        var replaced = clause.IsSession || isDislike ? [] : scene.Memory.Where(old => MemoryReader.Replaces(bound, old, bound.IsPeriod && kind is not (CueKind.Require or CueKind.Join or CueKind.Embrace))).ToList();
        if (kind is CueKind.Join or CueKind.Embrace && replaced.Count > 0)
        {
            foreach (var old in replaced) Widen(old, bound, quote);
            return;
        }

        foreach (var old in replaced) Remove(old, quote);
        var isHard = isDislike ? kind is CueKind.Avoid or CueKind.Ban
            : bound.IsPeriod ? kind == CueKind.Require || (!hedged && replaced.Exists(old => old is { Strength: Strength.Hard, Polarity: Polarity.Like }))
            : !hedged;
        Correct(bound.Facet.Name, isDislike ? Polarity.Dislike : Polarity.Like);
        var added = new AddEdit
        {
            Polarity = isDislike ? Polarity.Dislike : Polarity.Like,
            Strength = isHard ? Strength.Hard : Strength.Soft,
            Facet = bound.Facet.Name,
            Operator = bound.Operator,
            Value = bound.Value,
            Scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing,
            Quote = quote,
        };
        _edits.Add(added);
        if (bound.IsPlain) _named.Add(added);
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

    private void AddWish(string facet, ComparisonOperator op, Operand value, Manner manner, Span span)
    {
        var (kind, hedged, isNaming, clause) = manner;
        var quote = scene.Command.Quote(span.First, span.Last);
        var polarity = IsDislike(kind) ? Polarity.Dislike : Polarity.Like;
        var isHard = kind is CueKind.Avoid or CueKind.Ban || (kind is CueKind.Require && !hedged) || (kind is CueKind.Join or CueKind.Embrace && MemoryReader.Demands(scene, facet));
        if (IsHeld(facet, op, value, polarity, isHard)) return;
        if (!clause.IsSession)
        {
            var against = scene.Memory.Where(old => old.Facet == facet && old.Polarity != polarity && old.Operator == op && MemoryReader.IsSame(scene, facet, old.Value, value)).ToList();
            foreach (var old in against) Remove(old, quote);

            if (kind == CueKind.Require && isHard && IsOnly(span) && IsOneOf(facet))
                foreach (var old in scene.Memory.Where(old => old is { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: ComparisonOperator.Equal, Scope: PreferenceScope.Standing } && old.Facet == facet && !IsNamed(old))) Remove(old, quote);

            // Who names what is banned lifts the ban; a wish for it takes more.
            if (isNaming && against.Exists(old => old.Strength == Strength.Hard && polarity == Polarity.Like)) return;
        }

        var scope = clause.IsSession ? PreferenceScope.Session : PreferenceScope.Standing;
        var edit = new AddEdit { Polarity = polarity, Strength = isHard ? Strength.Hard : Strength.Soft, Facet = facet, Operator = op, Value = value, Scope = scope, Quote = quote };
        if (_edits.OfType<AddEdit>().Any(other => other.Facet == facet && other.Value == edit.Value)) return;
        Correct(facet, polarity);
        if (isNaming) _named.Add(edit);
        _spans[edit] = span;
        _edits.Add(edit);
    }

    /// <summary>"Only horror" leaves no room for the comedies that were all that was wanted before.</summary>
    private bool IsOnly(Span span) => Enumerable.Range(span.First, span.Last - span.First + 1).Any(at => scene.Word(at) is "only" or "just" or "exclusively" or "but");

    /// <summary>"Only comedies or westerns" keeps the comedies.</summary>
    private bool IsNamed(Preference old) => Folding.Key(old.Value.ToString()).Split(' ').All(word => scene.Command.Tokens.Any(token => token.Stem == Folding.Stem(word)));

    /// <summary>True for a facet of which a wish names one value, as a genre or a city, and not one of several that an item should have.</summary>
    private bool IsOneOf(string facet) => scene.Schema.Find(facet)?.Kind is FacetKind.Closed or FacetKind.Open && facet != scene.TextFacet?.Name && facet != "features" && !NameReader.IsPerson(facet);

    /// <summary>True for what memory says already, no weaker: it needs no second word.</summary>
    private bool IsHeld(string facet, ComparisonOperator op, Operand value, Polarity polarity, bool isHard) => scene.Memory.Any(old =>
        old.Facet == facet && old.Operator == op && old.Polarity == polarity && (old.Strength == Strength.Hard || !isHard) && string.Equals(old.Value.ToString(), value.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Drops what was only named so far, now that words of wish speak of it.</summary>
    private void Forget(Finding finding)
    {
        var (facet, value) = finding switch
        {
            ValueFinding said => (said.Sense.Facet.Name, said.Sense.Value),
            TextFinding text => (scene.TextFacet!.Name, text.Text),
            _ => ("", ""),
        };
        _edits.RemoveAll(edit => _named.Contains(edit) && edit is AddEdit add && add.Facet == facet && string.Equals(add.Value.ToString(), value, StringComparison.OrdinalIgnoreCase));
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
            var quote = scene.Command.Quote(_spans[_edits[first]].First, _spans[_edits[last]].Last);
            for (var at = first; at <= last; at++) _edits[at] = ((AddEdit)_edits[at]) with { Strength = Strength.Hard, Quote = quote };
        }
    }

    /// <summary>True when nothing but a comma or an "or" parts the edit from the next one, which likes another value of the same facet.</summary>
    private bool IsAlternative(int at, ref bool hasOr)
    {
        if (at + 1 >= _edits.Count || !_spans.TryGetValue(_edits[at], out var span) || !_spans.TryGetValue(_edits[at + 1], out var next)) return false;
        if (_edits[at] is not AddEdit { Polarity: Polarity.Like, Operator: ComparisonOperator.Equal } one || _edits[at + 1] is not AddEdit { Polarity: Polarity.Like, Operator: ComparisonOperator.Equal } other) return false;
        if (one.Facet != other.Facet || one.Scope != other.Scope || scene.Schema.Find(one.Facet)?.Kind is not (FacetKind.Closed or FacetKind.Open or FacetKind.Ordered)) return false;
        var between = Enumerable.Range(span.Last + 1, Math.Max(0, next.First - span.Last - 1)).Select(scene.Word).ToList();
        if (between.Count == 0 || !between.TrueForAll(word => word == "," || Lexicon.Or.Contains(word))) return false;
        hasOr |= between.Exists(Lexicon.Or.Contains);
        return true;
    }

    /// <summary>"Steven Seagal? No thanks.", "soups: too many": a clause that is nothing but a verdict judges what was spoken of before.</summary>
    private bool AddVerdict(Clause clause)
    {
        if (!Lexicon.After.TryMatch(scene.Command, clause.First, clause.End, out var length, out var kind) || (IsTakingBack(kind) ? _topic ?? _unread : _unread ?? _topic) is not { } topic || kind is CueKind.Want or CueKind.Join || (kind == CueKind.Require && length == 1)) return false;
        if ((topic is ReferenceFinding && kind is CueKind.Withdraw or CueKind.Embrace) || topic is BoundFinding { IsPeriod: false }) return false;
        if (length == 1 && kind == CueKind.Avoid && !(clause.First > 0 && scene.Word(clause.First - 1) is ":" or "?")) return false;
        if (!Enumerable.Range(clause.First, clause.End - clause.First).Skip(length).All(at => Lexicon.Stop.Contains(scene.Word(at)))) return false;
        Compose(topic, new Manner(kind, false, false, clause), new Span(topic.First, clause.First + length - 1));
        return true;
    }

    /// <summary>"Jump scares?": a few words that nothing was read from, but that the next clause may judge.</summary>
    private TextFinding? Unread(Clause clause)
    {
        if (scene.TextFacet is null || clause.End - clause.First > 4) return null;
        var content = Enumerable.Range(clause.First, clause.End - clause.First).Where(at => !Lexicon.Stop.Contains(scene.Word(at)) && !Lexicon.Pleased.Contains(scene.Command, at, at + 1)).ToArray();
        return content.Length == 0 ? null : new TextFinding(content[0], content[^1], scene.Command.Quote(content[0], content[^1]));
    }

    /// <summary>"(Rear Window,) seen it": the film spoken of before need not come again.</summary>
    private bool AddSeen(Clause clause)
    {
        if (_topic is not ReferenceFinding { IsSimilar: false } topic || !ItemReader.Seen.TryMatch(scene.Command, clause.First, clause.End, out var length, out _) || !IsPronoun(clause.First + length)) return false;
        Compose(topic with { IsSeen = true }, new Manner(CueKind.Avoid, false, false, clause), new Span(topic.First, clause.First + length));
        return true;
    }

    /// <summary>Takes the words of a slip off the clause: in "a comedy, no wait, a thriller" the thriller replaces the comedy. True when nothing is left.</summary>
    private bool Repaired(ref Clause clause)
    {
        if (!Lexicon.Slips.TryMatch(scene.Command, clause.First, clause.End, out var length, out _) && !(clause.End - clause.First == 1 && scene.Word(clause.First) is "no" && scene.Word(clause.First - 1) == "," && (length = 1) > 0)) return false;
        _slip = _edits.LastOrDefault();
        clause = clause with { First = clause.First + length };
        return clause.First >= clause.End;
    }

    /// <summary>Drops what the speaker has just corrected.</summary>
    private void Correct(string facet, Polarity polarity)
    {
        if (_slip is AddEdit { Polarity: Polarity.Like } slip && slip.Facet == facet && polarity == Polarity.Like) _edits.RemoveAll(edit => ReferenceEquals(edit, slip));
        _slip = null;
    }

    /// <summary>Words of judgement without a value of their own: "forget the budget", "the cap can go" name what they mean; "drop it", "he can go", "no more of her" mean what was spoken of before.</summary>
    private void Judge(CueKind kind, Clause clause, List<Finding> findings, bool hasTopic, Span cue)
    {
        var named = IsTakingBack(kind) ? MemoryReader.Named(scene, clause.First, clause.End, findings).Where(old => Concerns(kind, old)).ToList() : [];
        var isPerson = Enumerable.Range(clause.First, clause.End - clause.First).Any(at => scene.Word(at) is "him" or "her" or "he" or "she");
        if (!hasTopic && named.Count == 0 && kind is not (CueKind.Want or CueKind.Require) && ((isPerson ? _person : null) ?? _topic) is { } topic && (Enumerable.Range(cue.First, cue.Last - cue.First + 1).Any(IsPronoun) || IsPronoun(cue.First - 1) || IsPronoun(cue.Last + 1) || (scene.Word(cue.Last + 1) is "of" or "with" or "on" && IsPronoun(cue.Last + 2))))
        {
            var before = _edits.ToHashSet<Edit>(ReferenceEqualityComparer.Instance);
            Compose(topic, new Manner(kind, false, false, clause), new Span(topic.First, cue.Last));
            if (cue.First - topic.Last <= FarTopic) return;
            var last = Enumerable.Range(cue.Last, Math.Min(3, clause.End - cue.Last)).LastOrDefault(IsPronoun, cue.Last);
            for (var at = 0; at < _edits.Count; at++)
                if (!before.Contains(_edits[at]))
                    _edits[at] = _edits[at] with { Quote = scene.Command.Quote(cue.First, last) };
            return;
        }

        if (!IsTakingBack(kind)) return;
        if (named.Count == 0 && MemoryReader.Pointed(scene, clause.First, clause.End) is { } only) named.Add(only);
        foreach (var old in named) Remove(old, scene.Command.Quote(clause.First, clause.End - 1));
        if (kind is CueKind.Ban or CueKind.Tire or CueKind.Embrace)
            foreach (var old in named.Where(old => old.Operator == ComparisonOperator.Equal))
                AddWish(old.Facet, old.Operator, old.Value, new Manner(kind, false, false, clause), new Span(clause.First, clause.End - 1));
    }

    private bool IsPronoun(int at) => scene.Word(at) is "it" or "that" or "this" or "them" or "those" or "him" or "her" or "he" or "she" or "they";

    private static bool IsTakingBack(CueKind kind) => kind is CueKind.Withdraw or CueKind.Ban or CueKind.Tire or CueKind.Embrace or CueKind.Join;

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
