using System.Text.Json;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;
using RecOrleans.Preferences;
using static RecOrleans.Engine.Tests.Preferences.Films;

namespace RecOrleans.Engine.Tests.Policies;

public class PolicyCompilerTests
{
    [Fact]
    public void Compile_NothingSaid_RunsOnWhatPeopleLikeTheUserEnjoy()
    {
        var policy = Compile(Memory());

        Assert.Equal(["exclude", "matcher", "aggregator", "diversifier"], policy.Tools.Select(call => call.Tool));
        Assert.Equal(0, Arguments<MatcherArguments>(policy).Semantic);
        Assert.Equal("films", policy.Catalog);
        Assert.Equal(7, policy.PolicyVersion);
    }

    [Fact]
    public void Compile_EverySortOfPreference_OrdersTheTools()
    {
        var policy = Compile(Memory(
            "+h runtime<=120", "-h genre=horror", "+s genre=comedy", "+s text=light", "-s text=gore", "+s similar=m42", "-s similar=m9", "-h item=m7",
            "+s feed=explore ~session", "+s feed=diversify ~session", "+s feed=trending ~session", "+s feed=fresh ~session"));

        Assert.Equal(["exclude", "filter", "matcher", "attenuator", "similar", "trending", "fresh", "explorer", "aggregator", "diversifier"], policy.Tools.Select(call => call.Tool));
        Assert.Equal(
            [
                "Exclude: what you know already, and one item that you ruled out",
                "Filter: keep runtime at most 120 minutes; drop horror",
                "Matcher: prefer comedy and “light” (60 % meaning, 40 % people like you; what is popular until you have a history)",
                "Attenuator: less “gore” and like item m9",
                "Similar: nearer to item m42",
                "Trending: what others like now counts more",
                "Fresh: the newest by released count more",
                "Explorer: reach 50 % of the way into the lesser known",
                "Aggregator: add it all up and take the best",
                "Diversifier: trade 50 % of the fit for variety",
            ],
            policy.Tools.Select(call => call.Line));
        Assert.Empty(PolicyValidator.Validate(Schema, policy));
        Assert.Equal(["m7"], Arguments<ExcludeArguments>(policy).Items);
    }

    [Fact]
    public void Compile_Titles_AreSaidInPlaceOfIds()
    {
        var policy = PolicyCompiler.Compile(
            Schema, Memory("+s similar=m42", "-s similar=m9"), PlanWeights.Default, 1, Noon, new Dictionary<string, string> { ["m42"] = "Heat", ["m9"] = "Cats" });

        Assert.Contains("Similar: nearer to Heat", policy.Tools.Select(call => call.Line));
        Assert.Contains("Attenuator: less like Cats", policy.Tools.Select(call => call.Line));
        Assert.Empty(PolicyValidator.Validate(Schema, policy));
    }

    [Fact]
    public void Compile_ItemThatIsNotThere_IsLeftOutAndListed()
    {
        var memory = Memory("+s similar=gone", "-s similar=lost", "+s item=m42", "-h item=away", "+s genre=comedy");
        var titles = new Dictionary<string, string> { ["m42"] = "Heat" };

        var policy = PolicyCompiler.Compile(Schema, memory, PlanWeights.Default, 1, Noon, titles);

        Assert.Equal("m42", Arguments<SimilarArguments>(policy).Item);
        Assert.DoesNotContain(policy.Tools, call => call.Tool == ToolNames.Attenuator);
        var missing = PolicyCompiler.FindMissing(Schema, memory, Noon, titles);
        Assert.Equal(["p1", "p2"], missing.Select(one => one.PreferenceId));
        Assert.All(missing, one => Assert.Contains("no longer in the catalogue", one.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Compile_HardLikes_StandInTheOrderInWhichTheyWouldBeRelaxed()
    {
        var filter = Arguments<FilterArguments>(Compile(Memory("+h runtime<=120", "+h year>=1990", "+h certificate<=PG ~session")));

        Assert.Equal(["p1", "p2", "p3"], filter.Likes.Select(like => like.PreferenceId));
        Assert.All(filter.Likes, like => Assert.Null(like.Group));
    }

    [Fact]
    public void Compile_OnlyThrillersThenOnlyComedies_AreAlternativesWhereTheNewerStands()
    {
        var policy = Compile(new PreferenceMemory { Preferences = [Said("p1", "+h genre=thriller", "c1"), Said("p2", "+h runtime<=120", "c1"), Said("p3", "+h genre=comedy", "c2")] });

        var filter = Arguments<FilterArguments>(policy);
        Assert.Equal([("p2", null), ("p1", "genre"), ("p3", "genre")], filter.Likes.Select(like => (like.PreferenceId, like.Group)));
        Assert.All(Arguments<MatcherArguments>(policy).Likes, like => Assert.Equal("genre", like.Group));
        Assert.Equal("Filter: keep runtime at most 120 minutes and thriller or comedy", Line(policy, "filter"));
    }

    [Fact]
    public void Compile_TwoValuesOfOneCommand_MustHoldTogetherWhereAnItemCanHoldBoth()
    {
        var together = Arguments<FilterArguments>(Compile(new PreferenceMemory { Preferences = [Said("p1", "+h person=Ann Lee", "c1"), Said("p2", "+h person=Bo Dee", "c1")] }));
        Assert.All(together.Likes, like => Assert.Null(like.Group));

        var either = Arguments<FilterArguments>(Compile(new PreferenceMemory { Preferences = [Said("p1", "+h mood=light", "c1"), Said("p2", "+h mood=dark", "c1")] }));
        Assert.All(either.Likes, like => Assert.Equal("mood", like.Group));
    }

    [Fact]
    public void Compile_OneRunOfWordsNamesTwoValues_EitherWillDo()
    {
        Preference[] demanded = [Said("p1", "+h genre=thriller", "c1") with { Quote = "only thrillers or comedies" }, Said("p2", "+h genre=comedy", "c1") with { Quote = "only thrillers or comedies" }];
        var policy = Compile(new PreferenceMemory { Preferences = [.. demanded] });

        Assert.All(Arguments<FilterArguments>(policy).Likes, like => Assert.Equal("genre", like.Group));
        Assert.Equal("Filter: keep thriller or comedy", Line(policy, "filter"));

        var both = Compile(new PreferenceMemory { Preferences = [demanded[0] with { Quote = "must be a thriller" }, demanded[1] with { Quote = "and funny" }] });
        Assert.All(Arguments<FilterArguments>(both).Likes, like => Assert.Null(like.Group));
    }

    [Fact]
    public void Compile_BoundsThatNothingCanMeetTogether_AreAlternativesAndOthersHold()
    {
        var policy = Compile(new PreferenceMemory { Preferences = [Said("p1", "+h runtime<=90", "c1"), Said("p2", "+h runtime>180", "c1"), Said("p3", "+h year>=1990", "c1"), Said("p4", "+h year<=1999", "c1")] });

        Assert.Equal([("p1", "runtime"), ("p2", "runtime"), ("p3", null), ("p4", null)], Arguments<FilterArguments>(policy).Likes.Select(like => (like.PreferenceId, like.Group)));
        Assert.Empty(PolicyValidator.Validate(Schema, policy));
    }

    [Fact]
    public void Compile_SessionWish_OverridesWhatItGoesAgainstAndNothingElse()
    {
        var filter = Arguments<FilterArguments>(Compile(Memory("-h genre=horror", "+h runtime<=90", "+h year>=1990", "+h runtime<=150 ~session", "+s genre=horror ~session")));

        Assert.Empty(filter.Dislikes);
        Assert.Equal(["p3", "p4"], filter.Likes.Select(like => like.PreferenceId));
    }

    [Fact]
    public void Compile_OnlyComediesTonight_OverridesOnlyThrillers() =>
        Assert.Equal(["p2"], Arguments<FilterArguments>(Compile(Memory("+h genre=thriller", "+h genre=comedy ~session"))).Likes.Select(like => like.PreferenceId));

    [Fact]
    public void Compile_SessionWishExpired_TheStandingOneHoldsAgain()
    {
        var memory = Memory("-h genre=horror", "+s genre=horror ~session");

        var tomorrow = PolicyCompiler.Compile(Schema, memory, PlanWeights.Default, 8, Noon.AddDays(1));

        Assert.Equal(["p1"], Arguments<FilterArguments>(tomorrow).Dislikes.Select(dislike => dislike.PreferenceId));
        Assert.Empty(Arguments<MatcherArguments>(tomorrow).Likes);
    }

    [Fact]
    public void Compile_NotEqual_IsADislikeAndIsNeverRelaxed()
    {
        var filter = Arguments<FilterArguments>(Compile(Memory("+h genre!=horror", "-h genre!=comedy")));

        Assert.Equal(["p1"], filter.Dislikes.Select(dislike => dislike.PreferenceId));
        Assert.Equal(["p2"], filter.Likes.Select(like => like.PreferenceId));
    }

    [Fact]
    public void Compile_HardText_IsFilteredAndReachesTheToolsOfMeaning()
    {
        var policy = Compile(Memory("+h runtime<=120", "+h text=heist", "-h text=slashers"));

        Assert.Equal(2, Assert.Single(Arguments<MatcherArguments>(policy).Likes).Weight);
        Assert.Equal("p3", Assert.Single(Arguments<AttenuatorArguments>(policy).Dislikes).PreferenceId);
        // Free text gives way before facts, though it is newer.
        Assert.Equal(["p2", "p1"], Arguments<FilterArguments>(policy).Likes.Select(like => like.PreferenceId));
        Assert.Equal("p3", Assert.Single(Arguments<FilterArguments>(policy).Dislikes).PreferenceId);
    }

    [Fact]
    public void Compile_LikedItem_DrawsTheFeedToItsKind() =>
        Assert.Equal("m5", Arguments<SimilarArguments>(Compile(Memory("+s item=m5"))).Item);

    [Fact]
    public void Compile_ManySimilarItems_StaysASoundPolicyWithTheLatest()
    {
        var policy = Compile(Memory([.. Enumerable.Range(1, 60).Select(n => $"+s similar=m{n}")]));

        Assert.Equal(PolicyCompiler.MaxSimilar, policy.Tools.Count(call => call.Tool == ToolNames.Similar));
        Assert.Contains(policy.Tools, call => call.Arguments.Contains("\"m60\"", StringComparison.Ordinal));
        Assert.Empty(PolicyValidator.Validate(Schema, policy));
    }

    [Fact]
    public void Compile_FacetThatTheSchemaNoLongerHas_IsLeftOut()
    {
        var policy = Compile(Memory("+h colour=red", "+s colour=blue"));

        Assert.DoesNotContain(policy.Tools, call => call.Tool == ToolNames.Filter);
        Assert.Empty(PolicyValidator.Validate(Schema, policy));
    }

    [Fact]
    public void Compile_FreshWithoutADateOrYear_LeavesTheToolOut()
    {
        var timeless = Schema with { Facets = [.. Schema.Facets.Where(facet => facet.Name is not ("released" or "year"))] };

        Assert.DoesNotContain(PolicyCompiler.Compile(timeless, Memory("+s feed=fresh ~session"), PlanWeights.Default, 1, Noon).Tools, call => call.Tool == ToolNames.Fresh);
    }

    [Fact]
    public void Compile_Weights_ArriveInTheirTools()
    {
        var weights = new PlanWeights { Semantic = 0.9, Attenuation = 2, Temperature = 0.5, Diversity = 0, Exploration = 0.2 };

        var policy = PolicyCompiler.Compile(Schema, Memory("+s genre=comedy", "-s genre=horror"), weights, 1, Noon);

        Assert.Equal((0.9, 0.5), (Arguments<MatcherArguments>(policy).Semantic, Arguments<MatcherArguments>(policy).Temperature));
        Assert.Equal(2, Arguments<AttenuatorArguments>(policy).Weight);
        Assert.Equal(0.2, Arguments<ExplorerArguments>(policy).Reach);
        Assert.DoesNotContain(policy.Tools, call => call.Tool == ToolNames.Diversifier);
    }

    [Fact]
    public void Compile_SameInput_GivesTheSameChain()
    {
        var memory = Memory("+h runtime<=120", "-h genre=horror", "+s genre=comedy", "-s text=gore");
        Assert.Equal(Compile(memory).Tools, Compile(memory).Tools);
    }

    private static FeedPolicy Compile(PreferenceMemory memory) => PolicyCompiler.Compile(Schema, memory, PlanWeights.Default, 7, Noon);

    private static T Arguments<T>(FeedPolicy policy)
    {
        var name = typeof(T).Name.Replace("Arguments", "", StringComparison.Ordinal).ToLowerInvariant();
        return JsonSerializer.Deserialize<T>(policy.Tools.Single(call => call.Tool == name).Arguments, Json.Options)!;
    }

    private static string Line(FeedPolicy policy, string tool) => policy.Tools.Single(call => call.Tool == tool).Line;
}
