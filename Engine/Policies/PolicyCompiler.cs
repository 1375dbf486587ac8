using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Tools;
using RecOrleans.Feeds;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Policies;

/// <summary>RecBot's planner as a compiler: live preferences and wishes in, an ordered tool chain out. The same input gives the same chain.</summary>
public static class PolicyCompiler
{
    /// <summary>Candidates that the Aggregator keeps for the Diversifier.</summary>
    public const int Candidates = 200;

    /// <summary>Most items that a feed is drawn to at once; the latest count.</summary>
    public const int MaxSimilar = 8;

    private const double SoftWeight = 1, SessionWeight = 1.5, HardWeight = 2;

    /// <summary>How far "surprise me" reaches, and how much relevance "more variety" trades, at least.</summary>
    private const double WishedReach = 0.5, WishedDiversity = 0.5;

    /// <summary>Compiles the preferences that live at <paramref name="now"/>.</summary>
    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="memory">The user's preferences and wishes.</param>
    /// <param name="weights">The planner's numbers. Not checked here: <see cref="PolicyValidator"/> refuses a policy whose numbers are out of range.</param>
    /// <param name="version">The policy's version.</param>
    /// <param name="now">The time at which expiry is read.</param>
    /// <param name="titles">
    /// Titles by id of the referred items that the catalogue has: preferences about others do nothing (<see cref="FindMissing"/> lists them).
    /// Null: nobody looked, so every reference is taken for one that leads somewhere.
    /// </param>
    public static FeedPolicy Compile(
        CatalogSchema schema, PreferenceMemory memory, PlanWeights weights, long version, DateTimeOffset now, IReadOnlyDictionary<string, string>? titles = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(weights);
        var effective = Effective(schema, memory, now);
        var intent = StatedIntent.Of(schema, titles is null ? effective : effective.RemoveAll(preference => IsMissing(schema, preference, titles)));
        var words = new PolicyWords(schema);
        var tools = ImmutableArray.CreateBuilder<ToolCall>();

        var exclude = new ExcludeArguments(true, intent.Excluded);
        Call(ToolNames.Exclude, exclude, PolicyWords.Exclude(exclude));
        var filter = FilterOf(schema, intent);
        if (!filter.Likes.IsEmpty || !filter.Dislikes.IsEmpty) Call(ToolNames.Filter, filter, words.Filter(filter));
        var matcher = MatcherOf(schema, intent, weights);
        Call(ToolNames.Matcher, matcher, words.Matcher(matcher));
        var attenuator = AttenuatorOf(schema, intent, weights);
        if (!attenuator.Dislikes.IsEmpty) Call(ToolNames.Attenuator, attenuator, words.Attenuator(attenuator, titles));
        foreach (var like in intent.Similar.TakeLast(MaxSimilar))
        {
            var item = like.Value.Value.ToString();
            var similar = new SimilarArguments(like.Id, item, Weight(like), titles?.GetValueOrDefault(item));
            Call(ToolNames.Similar, similar, PolicyWords.Similar(similar));
        }

        if (intent.Wishes.Contains("trending")) Call(ToolNames.Trending, new TrendingArguments(1), PolicyWords.Trending());
        if (intent.Wishes.Contains("fresh") && Newness(schema) is { } newness) Call(ToolNames.Fresh, new FreshArguments(newness.Name, 1), PolicyWords.Fresh(newness));
        var explorer = new ExplorerArguments(intent.Wishes.Contains("explore") ? Math.Max(WishedReach, weights.Exploration) : weights.Exploration);
        if (explorer.Reach != 0) Call(ToolNames.Explorer, explorer, PolicyWords.Explorer(explorer));
        Call(ToolNames.Aggregator, new AggregatorArguments(Candidates), PolicyWords.Aggregator());
        var diversifier = new DiversifierArguments(intent.Wishes.Contains("diversify") ? Math.Max(WishedDiversity, weights.Diversity) : weights.Diversity);
        if (diversifier.Strength != 0) Call(ToolNames.Diversifier, diversifier, PolicyWords.Diversifier(diversifier));
        return new FeedPolicy { Catalog = schema.Catalog, PolicyVersion = version, Tools = tools.ToImmutable() };

        void Call<T>(string tool, T arguments, string line) => tools.Add(new ToolCall(tool, JsonSerializer.Serialize(arguments, Json.Options), line));
    }

    /// <summary>Ids of the items that live preferences refer to.</summary>
    public static ImmutableArray<string> Referred(CatalogSchema schema, PreferenceMemory memory)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(memory);
        return [.. memory.Preferences.Where(preference => IsReference(schema, preference)).Select(preference => preference.Value.Value.ToString()).Distinct()];
    }

    /// <summary>Preferences that ask for something and refer to an item that the catalogue no longer has; to rule such an item out needs no doing.</summary>
    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="memory">The user's preferences.</param>
    /// <param name="now">The time at which expiry is read.</param>
    /// <param name="titles">Titles by id of the referred items that are there.</param>
    public static ImmutableArray<Relaxation> FindMissing(CatalogSchema schema, PreferenceMemory memory, DateTimeOffset now, IReadOnlyDictionary<string, string> titles)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(titles);
        return
        [
            .. Effective(schema, memory, now)
                .Where(preference => IsMissing(schema, preference, titles) && !StatedIntent.RulesOut(schema, preference))
                .Select(preference => new Relaxation(preference.Id, $"{(preference.Quote.Length > 0 ? $"what you meant by “{preference.Quote}”" : preference.Value)} is no longer in the catalogue, so it counts for nothing")),
        ];
    }

    private static bool IsReference(CatalogSchema schema, Preference preference) => schema.Find(preference.Facet)?.Kind == FacetKind.Reference;

    private static bool IsMissing(CatalogSchema schema, Preference preference, IReadOnlyDictionary<string, string> titles) =>
        IsReference(schema, preference) && !titles.ContainsKey(preference.Value.Value.ToString());

    /// <summary>What holds now: without what has expired, and without the standing preferences that a session wish goes against.</summary>
    private static ImmutableArray<Preference> Effective(CatalogSchema schema, PreferenceMemory memory, DateTimeOffset now)
    {
        var live = memory.Preferences.RemoveAll(preference => preference.IsExpired(now));
        var session = live.RemoveAll(preference => preference.Scope != PreferenceScope.Session);
        return session.IsEmpty ? live : live.RemoveAll(standing => standing.Scope == PreferenceScope.Standing && session.Any(wish => Overrides(schema, wish, standing)));
    }

    private static bool Overrides(CatalogSchema schema, Preference wish, Preference standing) =>
        Contradiction.Between(schema, wish, standing)
        // "Only comedies tonight" beside a standing "only thrillers".
        || (IsChoice(schema, wish) && IsChoice(schema, standing) && string.Equals(wish.Facet, standing.Facet, StringComparison.OrdinalIgnoreCase)
            && !Contradiction.SameStatement(wish, standing));

    /// <summary>A hard "one of these" of a facet with named values.</summary>
    private static bool IsChoice(CatalogSchema schema, Preference preference) =>
        preference is { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: ComparisonOperator.Equal }
        && schema.Find(preference.Facet)?.Kind is FacetKind.Closed or FacetKind.Open or FacetKind.Ordered;

    private static FilterArguments FilterOf(CatalogSchema schema, StatedIntent intent)
    {
        // Free text is judged by words and meaning, less surely than a fact: it is the first to give way, and the feed says so.
        var likes = intent.Likes.Where(like => like.Strength == Strength.Hard).OrderBy(like => schema.Find(like.Facet)?.Kind == FacetKind.Text ? 0 : 1).ToList();
        var newest = Alternatives(schema, intent);
        return new FilterArguments(
            [.. likes.OrderBy(like => likes.IndexOf(newest.GetValueOrDefault(like.Id, like))).Select(like => Constrain(like, GroupOf(newest, like)))],
            [.. intent.Dislikes.Where(dislike => dislike.Strength == Strength.Hard).Select(dislike => Constrain(dislike))]);
    }

    /// <summary>Hard likes of which one must hold: the id of each -> the newest of its facet's alternatives.</summary>
    private static Dictionary<string, Preference> Alternatives(CatalogSchema schema, StatedIntent intent)
    {
        var newest = new Dictionary<string, Preference>();
        foreach (var likes in intent.Likes.Where(like => like.Strength == Strength.Hard).GroupBy(like => like.Facet))
        {
            var choices = likes.Where(like => IsChoice(schema, like)).ToList();
            if (choices.Count < 2 || MustHoldTogether(schema, choices)) choices = [.. likes.Where(like => likes.Any(other => AreApart(schema, like, other)))];
            foreach (var choice in choices.Count < 2 ? [] : choices) newest[choice.Id] = choices[^1];
        }

        return newest;
    }

    private static string? GroupOf(Dictionary<string, Preference> alternatives, Preference like) => alternatives.ContainsKey(like.Id) ? like.Facet : null;

    /// <summary>
    /// Values of one command belong together where an item can hold both ("must have 5G and be waterproof"), unless one run of words names them all
    /// ("only cotton or linen"). Values of different commands, and of a facet that holds one, can only be alternatives.
    /// </summary>
    private static bool MustHoldTogether(CatalogSchema schema, IReadOnlyCollection<Preference> choices) =>
        schema.Find(choices.First().Facet)!.Multi
        && choices.Where(choice => choice.CommandId.Length > 0).GroupBy(choice => choice.CommandId)
            .Any(command => command.Count() > 1 && command.Any(choice => choice.Quote.Length == 0 || choice.Quote != command.First().Quote));

    /// <summary>"Under 90 minutes or over 3 hours": no item can be both.</summary>
    private static bool AreApart(CatalogSchema schema, Preference left, Preference right) =>
        schema.Find(left.Facet) is { Multi: false } facet
        && Interval.Of(facet, left) is { Inside: true } one && Interval.Of(facet, right) is { Inside: true } other && one.IsApartFrom(other);

    private static MatcherArguments MatcherOf(CatalogSchema schema, StatedIntent intent, PlanWeights weights)
    {
        var alternatives = Alternatives(schema, intent);
        ImmutableArray<Constraint> likes =
        [
            .. intent.Likes.Where(like => like.Strength == Strength.Soft || schema.Find(like.Facet)?.Kind is FacetKind.Closed or FacetKind.Open or FacetKind.Text)
                .Select(like => Constrain(like, GroupOf(alternatives, like))),
        ];
        // Without a stated intent there is no meaning to be near to, and what people like the user enjoy is all there is.
        return new MatcherArguments(likes.IsEmpty ? 0 : weights.Semantic, weights.Temperature, likes);
    }

    private static AttenuatorArguments AttenuatorOf(CatalogSchema schema, StatedIntent intent, PlanWeights weights) => new(
        weights.Attenuation,
        [
            .. intent.Dislikes.Where(dislike => dislike.Strength == Strength.Soft || schema.Find(dislike.Facet)?.Kind == FacetKind.Text).Concat(intent.Unlike)
                .Select(dislike => Constrain(dislike)),
        ]);

    private static Constraint Constrain(Preference preference, string? group = null) =>
        new(preference.Id, preference.Facet, preference.Operator, preference.Value, Weight(preference), group);

    private static double Weight(Preference preference) =>
        preference.Strength == Strength.Hard ? HardWeight : preference.Scope == PreferenceScope.Session ? SessionWeight : SoftWeight;

    private static Facet? Newness(CatalogSchema schema) =>
        schema.Facets.FirstOrDefault(facet => facet.Kind == FacetKind.Date) ?? schema.Facets.FirstOrDefault(PolicyWords.IsYear);
}
