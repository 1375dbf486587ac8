using RecOrleans.Client.Api;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Cli;

/// <summary>Preferences and edits as short coloured phrases.</summary>
internal static class PreferenceWords
{
    public static string Markup(PreferenceAnswer preference) =>
        Markup(preference.Polarity, preference.Strength, preference.Facet, preference.Operator, preference.Title ?? preference.Value.ToString());

    public static string Markup(Edit edit) => edit switch
    {
        AddEdit add => Markup(add.Polarity, add.Strength, add.Facet, add.Operator, add.Value.ToString()),
        RemoveEdit remove => $"[grey]taken back:[/] {Escape(remove.Id)} [grey]({Escape(remove.Quote)})[/]",
        ClearEdit => "[grey]taken back:[/] everything",
        ToolEdit tool => $"[blue]* {Escape(tool.Tool)}[/]",
        _ => Escape(edit.ToString()),
    };

    private static string Markup(Polarity polarity, Strength strength, string facet, ComparisonOperator comparison, string value)
    {
        if (facet == Preference.FeedFacet) return $"[blue]* {Escape(value)}[/]";
        var (colour, tone) = (polarity, strength) switch
        {
            (Polarity.Like, Strength.Hard) => ("green", "+ must"),
            (Polarity.Like, _) => ("green", "+ prefer"),
            (_, Strength.Hard) => ("red", "- never"),
            _ => ("red", "- less"),
        };
        var symbol = comparison is ComparisonOperator.Between or ComparisonOperator.Equal ? "" : comparison.Symbol() + " ";
        return $"[{colour}]{tone}[/] {Escape(facet)} {Escape(symbol)}[bold]{Escape(value)}[/]";
    }

    private static string Escape(string text) => Spectre.Console.Markup.Escape(text);
}
