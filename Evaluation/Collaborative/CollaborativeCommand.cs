using System.ComponentModel;
using System.Diagnostics;
using RecOrleans.Engine.Collaborative;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary><c>cf</c>: iALS beside popularity and item-kNN on MovieLens; <c>--tune</c> shows how its hyper-parameters were chosen.</summary>
internal sealed class CollaborativeCommand : Command<CollaborativeCommand.Settings>
{
    private const int K = 20;

    internal sealed class Settings : CommandSettings
    {
        [CommandOption("--data <FOLDER>"), Description("A MovieLens folder with ratings.csv.")]
        [DefaultValue("../shared/data/ml-latest-small")]
        public string Data { get; init; } = "../shared/data/ml-latest-small";

        [CommandOption("--tune"), Description("Try hyper-parameters on a validation part of the training data (minutes).")]
        public bool Tune { get; init; }
    }

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(settings.Data, "ratings.csv")))
        {
            AnsiConsole.MarkupLineInterpolated($"[red]There is no ratings.csv in '{settings.Data}'; --data names a MovieLens folder.[/]");
            return 1;
        }

        if (settings.Tune) Tune(MovieLensSplit.Validation(settings.Data), cancellationToken);
        else Compare(MovieLensSplit.Test(settings.Data), cancellationToken);
        return 0;
    }

    private static void Compare(MovieLensSplit split, CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLineInterpolated($"{split.Users.Count} users with a test positive, {split.Candidates.Length} candidates.");
        AnsiConsole.WriteLine("Per user the last fifth (rounded down) by (timestamp, movie) is the test; 4 stars and more are positive; every training item is masked; test positives that are no candidates count as missed.");
        AnsiConsole.WriteLine("Ties go to the lower movie id.");
        var table = new Table().AddColumns("model", $"R@{K}", $"NDCG@{K}", "seconds");

        Add("popularity", () =>
        {
            var counts = new double[split.Candidates.Length];
            foreach (var user in split.Users)
                foreach (var item in user.Positives)
                    counts[item]++;
            return (_, scores) => counts.CopyTo(scores, 0);
        });
        Add("item-kNN (100 nearest, shrinkage 10)", () => new ItemNeighbours(split, 100, 10).Score);
        var options = new IalsOptions();
        var seconds = Stopwatch.StartNew();
        var factorisation = new Factorisation(split, options, cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"iALS trained in {seconds.Elapsed.TotalSeconds:0.0} s: d {options.Dimensions}, unobserved weight {options.UnobservedWeight}, regularisation {options.Regularisation}, exponent {options.RegularisationExponent}, {options.Epochs} epochs.");
        Add("iALS, every positive alike", () => factorisation.Score);
        Add("iALS, folded by recency (as in a feed)", () => factorisation.ScoreByRecency);
        AnsiConsole.Write(table);

        void Add(string name, Func<Action<SplitUser, double[]>> model)
        {
            var watch = Stopwatch.StartNew();
            var scores = RankingScores.Of(split, K, model());
            table.AddRow(Markup.Escape(name), $"{scores.Recall:0.0000}", $"{scores.Ndcg:0.0000}", $"{watch.Elapsed.TotalSeconds:0.0}");
        }
    }

    private static void Tune(MovieLensSplit split, CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLineInterpolated($"Validation within the training data: {split.Users.Count} users, {split.Candidates.Length} candidates.");
        foreach (var unobserved in new[] { 0.03f, 0.1f, 0.3f, 1f })
            foreach (var regularisation in new[] { 0.001f, 0.003f, 0.01f, 0.03f, 0.1f })
                foreach (var exponent in new[] { 0.5f, 1f })
                {
                    var options = new IalsOptions { UnobservedWeight = unobserved, Regularisation = regularisation, RegularisationExponent = exponent };
                    var factorisation = new Factorisation(split, options, cancellationToken);
                    var even = RankingScores.Of(split, K, factorisation.Score);
                    var recent = RankingScores.Of(split, K, factorisation.ScoreByRecency);
                    AnsiConsole.MarkupLineInterpolated(
                        $"unobserved {unobserved} regularisation {regularisation} exponent {exponent}: R {even.Recall:0.0000} NDCG {even.Ndcg:0.0000}, by recency {recent.Recall:0.0000} {recent.Ndcg:0.0000}");
                }
    }
}
