using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.AI;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Prompts;

/// <summary>The text that the shipped student was trained on, byte for byte, and its answer in the <see cref="LineNotation"/>.</summary>
/// <remarks>
/// Three messages: the catalogue's line, the same for every command of a catalogue; memory and feed, known before a command is; the command. A host sends them
/// as they are, without a chat template.
/// </remarks>
public sealed class StudentPromptForm : IPromptForm
{
    private const int MaxMemory = 12;
    private const int MaxFeed = 6;
    private const int MaxValues = 40;

    /// <summary>About twice the longest answer of the labelled corpora.</summary>
    private const int MaxAnswerTokens = 400;

    public ModelPrompt Build(ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = MaxAnswerTokens,
            AdditionalProperties = new() { [ModelPrompt.Grammar] = StudentGrammar.Write(request) },
        };
        return new ModelPrompt(
            [
                new ChatMessage(ChatRole.User, CatalogLine(request.Schema)),
                new ChatMessage(ChatRole.User, MemoryAndFeed(request)),
                new ChatMessage(ChatRole.User, $"{CommandLine(request)}\nedits: "),
            ],
            options);
    }

    public CommandAnswer Read(string text, ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return LineNotation.Read(text, request.Schema);
    }

    public ImmutableArray<double> Certainties(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.GetValueOrDefault(ModelPrompt.Tokens) is ImmutableArray<AnswerToken> tokens ? LineNotation.Certainties(tokens) : [];
    }

    private static string CatalogLine(CatalogSchema schema) =>
        $"catalog {schema.Catalog}: {string.Join(' ', schema.Facets.Select(Describe))}\n";

    private static string Describe(Facet facet) => facet.Kind switch
    {
        FacetKind.Closed => $"{facet.Name}{{{string.Join(',', facet.Values.Take(MaxValues))}}}",
        FacetKind.Ordered => $"{facet.Name}{{{string.Join('<', facet.Values.Take(MaxValues))}}}",
        FacetKind.Number => $"{facet.Name}({facet.Unit ?? "number"})",
        _ => facet.Name,
    };

    /// <summary>Memory, feed and command, without a line end.</summary>
    internal static string CommandLines(ParseRequest request) => MemoryAndFeed(request) + CommandLine(request);

    private static string CommandLine(ParseRequest request) => $"command: {OneLine(request.Context.Text)}";

    private static string MemoryAndFeed(ParseRequest request)
    {
        var text = new StringBuilder("memory:\n");
        foreach (var preference in Shown(request.Context))
            text.Append(preference.Id).Append(' ').Append(OneLine(LineNotation.Write(preference))).Append('\n');
        text.Append("feed:\n");
        foreach (var reference in request.Context.Feed.Take(MaxFeed))
            text.Append('#').Append(reference.N).Append(' ').AppendJoin("; ", Describe(reference, request.Schema)).Append('\n');
        return text.ToString();
    }

    /// <summary>The memory that the model sees: the latest, without wishes about the feed as a whole.</summary>
    internal static IEnumerable<Preference> Shown(CommandContext context) =>
        context.Memory.Where(preference => preference.Facet != Preference.FeedFacet).TakeLast(MaxMemory);

    private static IEnumerable<string> Describe(FeedReference reference, CatalogSchema schema)
    {
        var item = reference.Item;
        yield return OneLine(item.Title);
        foreach (var facet in schema.Facets)
        {
            var values = item.Values(facet.Name);
            if (values.IsDefaultOrEmpty) continue;
            var text = OneLine(string.Join(", ", values));
            if (facet.Kind is FacetKind.Number) text = $"{facet.Name} {text}";
            if (!item.Title.Contains(text, StringComparison.OrdinalIgnoreCase)) yield return text;
        }
    }

    /// <summary>One line with single blanks: a line end inside a title or a command would pass for the form's own.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
