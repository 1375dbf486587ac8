using RecOrleans.Evaluation.Collaborative;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Evaluation.Planning;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation;

/// <summary>The program's commands.</summary>
internal static class EvaluationCommands
{
    public static void Configure(IConfigurator configuration)
    {
        configuration.SetApplicationName("evaluation");
        // A misspelt option would otherwise be left out without a word.
        configuration.UseStrictParsing();
        configuration.AddCommand<CollaborativeCommand>("cf").WithDescription("Compares collaborative models: popularity, item-kNN, iALS, EASE.");
        configuration.AddCommand<DemoCatalogsCommand>("demo-catalogs").WithDescription("Regenerates the catalogues that ship in data/.");
        configuration.AddCommand<IrfCommand>("irf").WithDescription("Runs the IRF benchmark: simulated users talk to the product and to baselines.")
            .WithExample("irf", "--dataset", "fashion", "--scenario", "MR", "--users", "50");
        configuration.Settings.Registrar.RegisterInstance<TimeProvider>(TimeProvider.System);
        configuration.Settings.Registrar.RegisterInstance<Func<IrfSettings, IBenchmark>>(IrfBenchmark.Create);
        configuration.AddCommand<ParseScoreCommand>("parse").WithDescription("Scores a file of answers against labelled commands.");
        configuration.AddCommand<PlanCommand>("plan").WithDescription("Searches the tool chain's weights by what they bring up for simulated users.");
        configuration.AddCommand<SasRecCommand>("sasrec").WithDescription("Trains the sequential baseline of the IRF benchmark.");
    }
}
