using System.Globalization;
using RecOrleans.Client.Api;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RecOrleans.Client.Cli;

/// <summary>Writes feeds, preferences and answers for people. Everything from outside is escaped: a title may look like markup.</summary>
internal static class FeedView
{
    private const string Indent = "    ";

    public static void Write(IAnsiConsole console, FeedAnswer feed)
    {
        foreach (var relaxed in feed.Relaxed) console.MarkupLine($"[yellow]Not everything fits at once:[/] {Markup.Escape(relaxed.Reason)}");
        if (feed.Items.IsEmpty) console.MarkupLine("[yellow]Nothing is left to show.[/] Take something back: rec preferences undo");
        else console.MarkupLine($"[grey]{Markup.Escape(feed.Catalog)} · policy {feed.PolicyVersion}[/]");
        for (var n = 0; n < feed.Items.Length; n++)
        {
            var item = feed.Items[n];
            console.MarkupLine($"\n{n + 1,2}. [bold]{Markup.Escape(item.Title)}[/]");
            WriteWhole(console, Indent + item.Id);
            WriteIndented(console, $"{Facts(item.Facets)}\n{item.Why} ({item.Score.ToString("0.00", CultureInfo.InvariantCulture)})");
        }

        if (feed.Cursor is { } cursor) WriteWhole(console, $"\nmore: --cursor {cursor}");
    }

    public static void Write(IAnsiConsole console, IEnumerable<PreferenceAnswer> preferences)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("Id").NoWrap()).AddColumns("Preference", "Said", "Until");
        foreach (var preference in preferences)
        {
            table.AddRow(
                Markup.Escape(preference.Id), PreferenceWords.Markup(preference), Markup.Escape(preference.Quote.Length > 0 ? $"\"{preference.Quote}\"" : "by hand"),
                preference.ExpiresAt is { } end ? end.ToString("u", CultureInfo.InvariantCulture) : "you take it back");
        }

        if (table.Rows.Count == 0) console.MarkupLine("[grey]Nothing said yet.[/] Try: rec say \"surprise me\"");
        else console.Write(table);
    }

    /// <summary>A line that no width breaks: what it holds is there to be copied.</summary>
    private static void WriteWhole(IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);

    /// <summary>Wrapped to the terminal's width, each line indented and without blanks at its end.</summary>
    private static void WriteIndented(IAnsiConsole console, string text)
    {
        IRenderable wrapped = new Text(text);
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        foreach (var line in Segment.SplitLines(wrapped.Render(options, Math.Max(1, console.Profile.Width - Indent.Length))))
            WriteWhole(console, string.Concat(line.Select(segment => segment.Text).Prepend(Indent)).TrimEnd());
    }

    /// <summary>The first values of the facets, at most eight.</summary>
    private static string Facts(ItemFacets facets) =>
        string.Join(" · ", facets.All.SelectMany(facet => facet.Values.Take(3).Select(value => value.IsNumber ? $"{facet.Name} {value}" : value.ToString())).Take(8));
}
