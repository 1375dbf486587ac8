using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Report;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Parsing;

namespace RecOrleans.Evaluation.Tests.Irf.Report;

public class ReportBuilderTests
{
    [Fact]
    public void Build_FourUsers_MetricsByHand()
    {
        var result = Build(
            Films.Session("gold", 1, 1, passedAt: 1), Films.Session("gold", 2, 3, passedAt: 3), Films.Session("gold", 3, 10, passedAt: 3), Films.Session("gold", 4, 15))
            .Scenarios.Single().Systems.Single();

        Assert.Equal(4, result.Sessions);
        Assert.Equal([.25, .25, .75, .75, .75], result.PassRateByRound);
        Assert.Equal((.75, 3.25), (result.Metrics["PR"].Value, result.Metrics["AR"].Value));
        Assert.Equal((.25, .75, 1, 1), (result.Metrics["Recall@1"].Value, result.Metrics["Recall@10"].Value, result.Metrics["Recall@20"].Value, result.Metrics["Recall@50"].Value));
        Assert.Equal((1 + .5 + .289065) / 4, result.Metrics["NDCG@10"].Value, .00001);
        Assert.Equal((1 + .5 + .289065 + .25) / 4, result.Metrics["NDCG@20"].Value, .00001);
        Assert.InRange(result.Metrics["PR"].Low, 0, .5);
        Assert.Equal(1, result.Metrics["PR"].High);
        Assert.DoesNotContain("CSR@10 hard", result.Metrics.Keys);
        Assert.DoesNotContain("parse F1", result.Metrics.Keys);
    }

    [Fact]
    public void Build_StudentTookPart_OthersAreComparedWithItOnSharedUsersAndCorrected()
    {
        var users = Enumerable.Range(1, 40).ToArray();
        var table = Build(
        [
            .. users.Select(user => Films.Session("popularity", user, 21)),
            .. users.Select(user => Films.Session("gold", user, 1)),
            .. users.Take(20).Select(user => Films.Session("recorleans-student", user, 1)),
        ]).Scenarios.Single();

        Assert.Equal("recorleans-student", table.Reference);
        var (student, popularity, gold) = (table.Systems[0], table.Systems[1], table.Systems[2]);
        Assert.Equal(("recorleans-student", "popularity", "gold"), (student.System, popularity.System, gold.System));
        Assert.Equal((null, 20, 20), (student.Paired, popularity.Paired, gold.Paired));

        // The smallest p of 10,000 coins, times the two systems compared.
        Assert.Equal(2.0 / 10_001, popularity.PValues["PR"], 1e-9);
        Assert.Equal(1, gold.PValues["PR"]);
        Assert.Empty(student.PValues);
    }

    [Fact]
    public void Build_SystemsOnDifferentUsers_AreHeldAgainstGoldOnTheUsersOfBoth()
    {
        // Gold passes with users 1 to 8 of 10; the student, on users 1, 2, 9 and 10, with the first.
        var table = Build(
        [
            .. Enumerable.Range(1, 10).Select(user => Films.Session("recorleans-gold", user, user <= 8 ? 1 : 21)),
            .. new[] { 1, 2, 9, 10 }.Select(user => Films.Session("recorleans-student", user, user == 1 ? 1 : 21)),
            Films.Session("bm25", 9, 1), Films.Session("ials", 30, 1),
        ]).Scenarios.Single();

        var (student, gold) = (System("recorleans-student"), System("recorleans-gold"));
        Assert.Equal((4, .25, .5), (student.OfGold!.Users, student.OfGold.PassRate, student.OfGold.GoldPassRate));
        Assert.Equal(.5, student.OfGold.Share!.Value);
        Assert.InRange(student.OfGold.Share.Low, 0, .4);
        Assert.Null(gold.OfGold);
        Assert.Equal((null, 4, 1, 0), (student.Paired, gold.Paired, System("bm25").Paired, System("ials").Paired));
        // Gold passed with none of them: there is no share.
        Assert.Equal((1, 1, 0, null), (System("bm25").OfGold!.Users, System("bm25").OfGold!.PassRate, System("bm25").OfGold!.GoldPassRate, System("bm25").OfGold!.Share));
        Assert.Null(System("ials").OfGold);

        SystemResult System(string name) => table.Systems.Single(system => system.System == name);
    }

    [Fact]
    public void Build_TheSameUserTwice_IsRefused()
    {
        var error = Assert.Throws<RunException>(() => Build(Films.Session("bm25", 1, 1), Films.Session("bm25", 2, 1), Films.Session("bm25", 1, 1)));

        Assert.StartsWith("fashion MR bm25: user u1 has more than one session", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Systems_StandByRole()
    {
        var table = Build(Films.Session("bm25", 1, 1), Films.Session("no-memory", 1, 1), Films.Session("last-command-only", 1, 1), Films.Session("recorleans-gold", 1, 1)).Scenarios.Single();

        Assert.Equal(
            [("recorleans-gold", FeedSystemRole.Product), ("no-memory", FeedSystemRole.Ablation), ("bm25", FeedSystemRole.Baseline), ("last-command-only", FeedSystemRole.Baseline)],
            table.Systems.Select(system => (system.System, system.Role)));
    }

    [Fact]
    public void Build_WithoutTheStudent_TheFirstIsTheReference() =>
        Assert.Equal("gold", Build(Films.Session("gold", 1, 1), Films.Session("bm25", 1, 2)).Scenarios.Single().Reference);

    [Fact]
    public void Build_Readings_CountAllScenariosTogether()
    {
        var (comedy, drama) = (Films.Wish("genre", "comedy"), Films.Wish("genre", "drama"));
        var result = Build(
            Reads(Scenario.SR, comedy, comedy), Reads(Scenario.MR, drama, comedy));

        Assert.Equal([Scenario.SR, Scenario.MR], result.Scenarios.Select(table => table.Scenario));
        Assert.Equal((2, .5), (result.Reading["rules"].Commands, result.Reading["rules"].F1));
        Assert.Equal(new EditCount(2, 2, 1), result.Reading["rules"].ByFacet["genre"]);
        Assert.Equal([1, 0], result.Scenarios.Select(table => table.Systems.Single().Metrics["parse F1"].Value));

        static SessionRecord Reads(Scenario scenario, Commands.Edit gold, Commands.Edit answer) =>
            Films.Session("rules", 1, scenario, null, Films.Round(0, Films.Feed()), Films.Round(1, Films.Feed()) with { Gold = Films.Answer(gold), Answer = Films.Answer(answer) });
    }

    /// <summary>Gold passes with users 1 to 4; the rules misread those of 2 and 3, and lose 3; user 5 is nobody's.</summary>
    [Fact]
    public void Build_ErrorCosts_AreOfTheSessionsThatGoldPasses()
    {
        var (comedy, drama) = (Films.Wish("genre", "comedy"), Films.Wish("genre", "drama"));
        var costs = Build(
        [
            .. Enumerable.Range(1, 5).Select(user => Films.Session("recorleans-gold", user, user <= 4 ? 1 : 21)),
            Reads(1, 1, comedy), Reads(2, 1, drama), Reads(3, null, drama), Reads(4, null, comedy), Reads(5, null, drama),
        ]).ErrorCosts;

        Assert.Equal(["recorleans-rules"], costs.Keys);
        Assert.Equal([new ErrorCost(null, 2, 1), new ErrorCost("genre made up", 2, 1), new ErrorCost("genre missed", 2, 1)], costs["recorleans-rules"]);

        SessionRecord Reads(int user, int? passedAt, Commands.Edit answer) => Films.Session("recorleans-rules", user, Scenario.MR, passedAt,
            Films.Round(0, Films.Feed()), Films.Round(1, Films.Feed()) with { Gold = Films.Answer(comedy), Answer = Films.Answer(answer) });
    }

    [Fact]
    public void Build_Latency_IsOfCommandsNotOfOpening()
    {
        var rounds = Enumerable.Range(0, 4).Select(round => Films.Round(round, Films.Feed())).ToArray();

        var latency = Build(Films.Session("gold", 1, Scenario.MR, null, rounds)).Latency["gold"];

        // 10, 20 and 30 milliseconds.
        Assert.Equal((3, 20, 29.8), (latency.Commands, latency.P50, Math.Round(latency.P99, 9)));
    }

    private static DatasetResult Build(params SessionRecord[] sessions) => new ReportBuilder(seed: 7).Build("fashion", new ConditionIndex(Films.Dataset(users: 40)), 30, sessions);
}
