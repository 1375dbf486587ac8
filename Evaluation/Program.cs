using RecOrleans.Evaluation.Collaborative;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Parsing;
using Spectre.Console.Cli;

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("evaluation");
    configuration.AddCommand<CollaborativeCommand>("cf").WithDescription("Compares collaborative models: popularity, item-kNN, iALS, EASE.");
    configuration.AddCommand<DemoCatalogsCommand>("demo-catalogs").WithDescription("Regenerates the catalogues that ship in data/.");
    configuration.AddCommand<ParseScoreCommand>("parse").WithDescription("Scores a file of answers against labelled commands.");
});
return await app.RunAsync(args);
