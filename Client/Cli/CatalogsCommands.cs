using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec catalogs</c>, <c>rec catalogs list</c></summary>
public sealed class CatalogsListCommand(IAnsiConsole console) : OnlineCommand<GatewaySettings>(console)
{
    protected override async Task<int> RunAsync(RecOrleansClient client, GatewaySettings settings, CancellationToken cancellationToken)
    {
        var catalogs = await client.GetCatalogsAsync(cancellationToken);
        if (settings.Json)
        {
            WriteJson(catalogs);
            return ExitCodes.Done;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("Id").NoWrap()).AddColumn(new TableColumn("Items").RightAligned()).AddColumn("");
        foreach (var catalog in catalogs)
            table.AddRow(Markup.Escape(catalog.Id), catalog.Items.ToString(CultureInfo.InvariantCulture), catalog.Default ? "default" : "");
        Console.Write(table);
        return ExitCodes.Done;
    }
}

/// <summary><c>rec catalogs delete</c></summary>
public sealed class CatalogsDeleteCommand(IAnsiConsole console) : OnlineCommand<CatalogsDeleteCommand.Settings>(console)
{
    public sealed class Settings : GatewaySettings
    {
        [CommandArgument(0, "<ID>"), Description("The catalogue's id, as the list shows it.")]
        public string Id { get; init; } = "";
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        await client.DeleteCatalogAsync(settings.Id, cancellationToken);
        var left = await client.GetCatalogsAsync(cancellationToken);
        if (settings.Json) WriteJson(left);
        else Console.MarkupLine($"Deleted: {Markup.Escape(settings.Id)}. Served: {Markup.Escape(string.Join(", ", left.Select(catalog => catalog.Id)))}");
        return ExitCodes.Done;
    }
}
