using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Tools;
using RecOrleans.Feeds;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Feeds;

/// <summary>Says in words why an item stands where it does, and what had to give for it.</summary>
internal sealed class FeedExplanation
{
    /// <summary>A part of the score is worth a word from here: about one compressed standard deviation at the Matcher's usual shares.</summary>
    private const double WorthSaying = 0.3;

    private static readonly (string Part, string Words)[] PartWords =
    [
        (ScoreParts.Semantic, "close to what you asked for"),
        (ScoreParts.Collaborative, "people with your history like it"),
        (ScoreParts.Popularity, "popular with others"),
        (ScoreParts.Trending, "popular right now"),
        (ScoreParts.Fresh, "new"),
        (ScoreParts.Exploration, "off the beaten track"),
    ];

    private readonly CatalogSchema _schema;
    private readonly ImmutableArray<Constraint> _hard;
    private readonly Dictionary<string, string> _words;
    private readonly ImmutableArray<SimilarArguments> _similar;
    private readonly int _kept;

    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="policy">The policy that ran.</param>
    /// <param name="kept">Items of the whole catalogue that meet every hard preference.</param>
    public FeedExplanation(CatalogSchema schema, FeedPolicy policy, int kept)
    {
        _schema = schema;
        _kept = kept;
        var filter = ToolRegistry.BuiltIn.FindArguments<FilterArguments>(policy, ToolNames.Filter);
        var matcher = ToolRegistry.BuiltIn.FindArguments<MatcherArguments>(policy, ToolNames.Matcher);
        _similar = ToolRegistry.BuiltIn.AllArguments<SimilarArguments>(policy, ToolNames.Similar);
        _hard = filter is { Likes.IsDefault: false } ? filter.Likes : [];
        _words = _hard.Concat(matcher is { Likes.IsDefault: false } ? matcher.Likes : [])
            .DistinctBy(constraint => constraint.PreferenceId)
            .ToDictionary(constraint => constraint.PreferenceId, constraint => ConstraintWords.Of(schema, constraint), StringComparer.Ordinal);
    }

    public FeedItem Explain(Candidate candidate) => new()
    {
        Item = candidate.Item,
        Score = candidate.Score,
        Parts = candidate.Parts,
        Matched = candidate.Matched,
        Why = string.Join(" · ", Reasons(candidate)),
    };

    /// <summary>The hard likes that some of these items do not meet.</summary>
    public ImmutableArray<Relaxation> Relaxations(ImmutableArray<Candidate> page) =>
    [
        .. _hard
            .Where((like, index) => page.Any(candidate => candidate.RelaxationLevel > index && !IsMet(like, candidate)))
            .Select(like => new Relaxation(like.PreferenceId, Reason(like))),
    ];

    /// <summary>An alternative is as good as the like itself.</summary>
    private bool IsMet(Constraint like, Candidate candidate) =>
        _hard.Any(other => (other == like || (like.Group is not null && other.Group == like.Group)) && candidate.Matched.Contains(other.PreferenceId));

    private IEnumerable<string> Reasons(Candidate candidate)
    {
        var matched = candidate.Matched.Where(_words.ContainsKey).Select(id => _words[id]).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var words in matched) yield return words;
        if (candidate.Parts.GetValueOrDefault(ScoreParts.Similar) >= WorthSaying) yield return $"close to {Near(candidate)}";
        foreach (var (part, words) in PartWords)
        {
            // What the matched constraints say already needs no second saying.
            if (part == ScoreParts.Semantic && matched.Length > 0) continue;
            if (candidate.Parts.GetValueOrDefault(part) >= WorthSaying) yield return words;
        }
    }

    /// <summary>Of several named items, those that this one is near to by itself.</summary>
    private string Near(Candidate candidate)
    {
        var near = _similar.Length == 1 ? _similar : _similar.RemoveAll(similar => !candidate.Matched.Contains(similar.PreferenceId));
        return near.IsEmpty || near.Any(similar => similar.Title is null) ? "what you named" : string.Join(" and ", near.Select(similar => similar.Title).Distinct());
    }

    private string Reason(Constraint like)
    {
        var what = ConstraintWords.Of(_schema, like);
        var count = _kept == 0 ? $"no {Noun} left" : $"only {_kept} {Noun} left";
        return _hard.Length == 1
            ? $"{count} {(ConstraintWords.IsProperty(_schema, like) ? _kept == 1 ? "is" : "are" : _kept == 1 ? "matches" : "match")} {what}"
            : $"{count} {(_kept == 1 ? "meets" : "meet")} all that you insist on, so {what} had to give";
    }

    /// <summary>A catalogue is named for what it holds ("movies"); where the name is no plural, its things are items.</summary>
    private string Noun => _schema.Catalog.EndsWith('s') ? _kept == 1 ? _schema.Catalog[..^1] : _schema.Catalog : _kept == 1 ? "item" : "items";
}
