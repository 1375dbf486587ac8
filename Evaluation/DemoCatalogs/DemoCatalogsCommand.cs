using System.ComponentModel;
using RecOrleans.Evaluation.DemoCatalogs.Fashion;
using RecOrleans.Evaluation.DemoCatalogs.Movies;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.DemoCatalogs;

/// <summary><c>demo-catalogs</c>: writes data/movies and data/fashion anew, byte for byte the same for the same seed and sources.</summary>
public sealed class DemoCatalogsCommand : Command<DemoCatalogsCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--out <FOLDER>"), Description("Folder that gets one folder a catalogue."), DefaultValue("data")]
        public string Out { get; init; } = "data";

        [CommandOption("--films <FILE>"), Description("The table of film facts; default: sources/films.tsv in the output folder.")]
        public string? Films { get; init; }

        [CommandOption("--seed <NUMBER>"), Description("Seed of everything that is drawn."), DefaultValue(DefaultSeed)]
        public int Seed { get; init; } = DefaultSeed;
    }

    /// <summary>The seed of the catalogues that are committed.</summary>
    public const int DefaultSeed = 7;

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var films = settings.Films ?? Path.Combine(settings.Out, "sources", "films.tsv");
        if (!File.Exists(films))
            throw new FileNotFoundException($"No table of films at {films}; name one with --films, or run from the repository's root.", films);

        foreach (var catalog in new[] { MovieCatalog.Create(FilmTable.Read(films), settings.Seed), FashionCatalog.Create(settings.Seed) })
        {
            CatalogPackage.Write(Path.Combine(settings.Out, catalog.Schema.Catalog), catalog);
            var users = catalog.Interactions.Select(entry => entry.UserId).Distinct().Count();
            AnsiConsole.WriteLine($"{catalog.Schema.Catalog}: {catalog.Items.Count} items, {catalog.Interactions.Count} interactions of {users} users");
        }

        return 0;
    }
}
