using System.Globalization;
using RecOrleans.Client.Api;
using Spectre.Console;

namespace RecOrleans.Client.Cli;

/// <summary>Writes feeds, preferences and answers for people. Everything from outside is escaped: a title may look like markup.</summary>
internal static class FeedView
{
    public static void Write(IAnsiConsole console, FeedAnswer feed)
    {
        foreach (var relaxed in feed.Relaxed) console.MarkupLine($"[yellow]Not everything fits at once:[/] {Markup.Escape(relaxed.Reason)}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("#", "Title", "What it is", "Why", "Score").Expand();
        table.Title = new TableTitle($"{Markup.Escape(feed.Catalog)} · policy {feed.PolicyVersion}");
        for (var n = 0; n < feed.Items.Length; n++)
        {
            var item = feed.Items[n];
            table.AddRow(
                (n + 1).ToString(CultureInfo.InvariantCulture), $"[bold]{Markup.Escape(item.Title)}[/]\n[grey]{Markup.Escape(item.Id)}[/]", Markup.Escape(Facts(item.Facets)),
                Markup.Escape(item.Why), item.Score.ToString("0.00", CultureInfo.InvariantCulture));
        }

        if (feed.Items.IsEmpty) console.MarkupLine("[yellow]Nothing is left to show.[/] Take something back: rec preferences undo");
        else console.Write(table);
        if (feed.Cursor is { } cursor) console.MarkupLine($"[grey]more: --cursor {Markup.Escape(cursor)}[/]");
    }

    public static void Write(IAnsiConsole console, IEnumerable<PreferenceAnswer> preferences)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Id", "Preference", "Said", "Until");
        foreach (var preference in preferences)
        {
            table.AddRow(
                Markup.Escape(preference.Id), PreferenceWords.Markup(preference), Markup.Escape(preference.Quote.Length > 0 ? $"\"{preference.Quote}\"" : "by hand"),
                preference.ExpiresAt is { } end ? end.ToString("u", CultureInfo.InvariantCulture) : "you take it back");
        }

        if (table.Rows.Count == 0) console.MarkupLine("[grey]Nothing said yet.[/] Try: rec say \"surprise me\"");
        else console.Write(table);
    }

    /// <summary>The first values of the facets, at most eight.</summary>
    private static string Facts(ItemFacets facets) =>
        string.Join(" · ", facets.All.SelectMany(facet => facet.Values.Take(3).Select(value => value.IsNumber ? $"{facet.Name} {value}" : value.ToString())).Take(8));
}
