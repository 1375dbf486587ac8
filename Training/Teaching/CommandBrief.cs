using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Training.Teaching;

/// <summary>Asks a chat model for what a person would say in a situation.</summary>
internal static class CommandBrief
{
    private const int LongestCommand = 400, MaxAnswerTokens = 300;

    private const string Instructions =
        """
        You play a person in front of a recommendation feed that listens. Write the one command that this person types or says next, in everyday words of their own. People do not speak in field names: they say "under two hours", "nothing scary", "cheaper than these".
        You get the catalogue with its facets and their values, what the person said before as the system remembers it, and the feed in sight.
        Memory: +h must be, +s rather, -h must not be, -s rather not; then facet, operator and value. ~session holds for now only.
        Say nothing that the memory holds already, unless it is to be changed. Name no memory by its id; an item of the feed may be named by its place, its number or its title.
        Answer with JSON only: {"command": "..."}
        """;

    private const double InChinese = 0.08, Mixed = 0.03, OtherLanguage = 0.03;

    /// <summary>Shares as in <c>data/commands</c>, with more of what is rare there.</summary>
    private static readonly ImmutableArray<(string Value, double Weight)> Aims =
    [
        ("wishes one thing that a facet holds", 0.2),
        ("does not want one thing, or less of it", 0.12),
        ("wishes two or three things at once, liked and disliked", 0.16),
        ("sets a bound: a number, a price, a time, a decade or the like", 0.1),
        ("wishes something that no facet holds: a mood, a theme, an occasion, a finer kind", 0.12),
        ("wishes something for now only, and says so", 0.05),
        ("wishes something of the feed as a whole: a surprise, more variety, what others like, or the newest", 0.04),
        ("likes one thing or another, either will do, or insists on one of two", 0.04),
        ("praises, and asks for nothing", 0.03),
        ("chats, or asks something about an item or the app, and asks the feed for nothing", 0.04),
    ];

    private static readonly ImmutableArray<(string Value, double Weight)> AimsWithMemory =
    [
        ("takes back something of the memory, in other words than the memory's", 0.1),
        ("changes something of the memory: another bound, another value", 0.1),
        ("no longer likes, or does like after all, something of the memory", 0.06),
        ("takes back something of the memory and wishes something else", 0.06),
        ("wants to start over", 0.01),
    ];

    private static readonly ImmutableArray<(string Value, double Weight)> AimsWithFeed =
    [
        ("remarks on what the feed shows: too much of something, or something that annoys", 0.08),
        ("compares: cheaper, newer, shorter or the like than the feed or one item of it", 0.06),
        ("points at an item of the feed: more like it, or not this one's maker", 0.08),
    ];

    private static readonly string[] Manners =
    [
        "short of words", "talkative, with a bit of background", "polite", "blunt", "typing in haste, with a slip or a short form", "dictating, without any marks", "unsure, with hedges", "humorous", "plain",
    ];

    private static readonly string[] OtherLanguages = ["German", "French", "Spanish"];

    /// <summary>A situation, an aim and a manner.</summary>
    /// <param name="situation">A request without a command.</param>
    /// <param name="random">Source of all draws.</param>
    public static ImmutableArray<ChatMessage> Messages(ParseRequest situation, Random random)
    {
        var context = situation.Context;
        var aims = Aims.AddRange(context.Memory.IsEmpty ? [] : AimsWithMemory).AddRange(context.Feed.IsEmpty ? [] : AimsWithFeed);
        var text = new StringBuilder();
        // The student's own prompt says catalogue, memory and feed in fewest words.
        foreach (var message in new StudentPromptForm().Build(situation).Messages[..^1]) text.Append(message.Text);
        text.Append("\nThe person ").Append(random.Pick(aims)).Append(".\nManner: ").Append(random.Pick(Manners)).Append(".\n");
        text.Append(random.NextDouble() switch
        {
            < InChinese => "Language: Chinese.",
            < InChinese + Mixed => "Language: Chinese, with names and some words in English.",
            < InChinese + Mixed + OtherLanguage => $"Language: {random.Pick(OtherLanguages)}.",
            _ => "Language: English.",
        });
        return [new ChatMessage(ChatRole.System, Instructions), new ChatMessage(ChatRole.User, text.ToString())];
    }

    /// <param name="seed">Of the model's draws, where the endpoint knows such a thing.</param>
    public static ChatOptions Options(int seed) => new() { ResponseFormat = ChatResponseFormat.Json, Temperature = 1, Seed = seed, MaxOutputTokens = MaxAnswerTokens };

    /// <summary>The command of an answer, on one line.</summary>
    /// <exception cref="AnswerFormatException">It holds none.</exception>
    public static string Read(string answer)
    {
        // Some models put a fence or a greeting around the object.
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end < start) throw new AnswerFormatException("The command's answer holds no JSON object.");
        try
        {
            using var json = JsonDocument.Parse(answer[start..(end + 1)]);
            if (!json.RootElement.TryGetProperty("command", out var said) || said.ValueKind != JsonValueKind.String) throw new AnswerFormatException("The command's answer has no text 'command'.");
            var command = string.Join(' ', said.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return command.Length is > 0 and <= LongestCommand ? command : throw new AnswerFormatException($"The command has {command.Length} characters; 1 to {LongestCommand} are allowed.");
        }
        catch (JsonException error)
        {
            throw new AnswerFormatException($"The command's answer is no JSON: {error.Message}", error);
        }
    }
}
