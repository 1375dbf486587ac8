using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>
/// Speaks through a chat model: it is told what to bring across and answers with a command and its quotes. An answer counts when each quote stands in the command and each value can be
/// recognised; after two that do not, the grammar speaks. Safe for sessions side by side.
/// </summary>
/// <param name="client">Any chat model.</param>
/// <param name="name">Its name in reports.</param>
/// <param name="fallback">Speaks where the model does not.</param>
public sealed class ChatPhrasing(IChatClient client, string name, GrammarPhrasing fallback) : IPhrasing
{
    private const int Tries = 2;
    private const int LongestCommand = 600;
    private int _said;
    private int _fallbacks;

    public string Name { get; } = name;

    /// <summary>Commands spoken so far.</summary>
    public int Said => _said;

    /// <summary>How many of them the grammar had to speak.</summary>
    public int Fallbacks => _fallbacks;

    public async Task<Utterance> SayAsync(Thought thought, Sight sight, Persona persona, Random random, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(random);
        Interlocked.Increment(ref _said);
        var brief = ChatBrief.Of(thought, sight, persona);
        var messages = new List<ChatMessage> { new(ChatRole.System, ChatBrief.Instructions), new(ChatRole.User, brief.Text) };
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.Json, Temperature = 1, Seed = random.Next() };
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            string answer;
            try
            {
                answer = (await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).Text;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            if (Read(answer, brief, thought, sight, out var problem) is { } utterance) return utterance;
            messages.Add(new ChatMessage(ChatRole.Assistant, answer));
            messages.Add(new ChatMessage(ChatRole.User, $"That cannot be used: {problem} Answer again, in the same form."));
        }

        Interlocked.Increment(ref _fallbacks);
        return fallback.Say(thought, sight, persona, random);
    }

    private static Utterance? Read(string answer, ChatBrief brief, Thought thought, Sight sight, out string problem)
    {
        if (!TryReadJson(answer, out var command, out var quotes))
        {
            problem = "it is no JSON of the form {\"command\": \"...\", \"quotes\": [\"...\"]}.";
            return null;
        }

        problem = command.Length is 0 or > LongestCommand ? $"a command has 1 to {LongestCommand.ToString(CultureInfo.InvariantCulture)} characters."
            : quotes.Count != brief.Edits.Length ? $"{brief.Edits.Length} quotes are wanted, in the order of the list, and there are {quotes.Count}."
            : quotes.FirstOrDefault(quote => quote.Length == 0 || !command.Contains(quote, StringComparison.Ordinal)) is { } stray ? $"the quote '{stray}' does not stand in the command word for word."
            : brief.Edits.FirstOrDefault(edit => !edit.IsRecognised(command, sight)) is { } lost ? $"nobody could tell from the command that it means '{lost.Text}'."
            : thought.Secret?.ToldBy(command, brief.Edits.SelectMany(edit => Mentions.Forms(sight.Schema, edit.Statement))).FirstOrDefault() is { } told ? $"it says '{told}', which must not be said."
            : "";
        return problem.Length > 0 ? null : new Utterance(command, thought.Feedback, [.. brief.Edits.Zip(quotes, (edit, quote) => edit.With(quote))]);
    }

    /// <summary>The JSON object of the answer; models like to put fences around it.</summary>
    private static bool TryReadJson(string answer, out string command, out List<string> quotes)
    {
        (command, quotes) = ("", []);
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end < start) return false;
        try
        {
            using var json = JsonDocument.Parse(answer[start..(end + 1)]);
            if (!json.RootElement.TryGetProperty("command", out var said) || said.ValueKind != JsonValueKind.String) return false;
            command = said.GetString()!.Trim();
            if (json.RootElement.TryGetProperty("quotes", out var list) && list.ValueKind == JsonValueKind.Array)
                quotes = [.. list.EnumerateArray().Select(quote => quote.ValueKind == JsonValueKind.String ? quote.GetString()! : "")];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
