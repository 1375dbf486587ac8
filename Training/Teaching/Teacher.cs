using Microsoft.Extensions.AI;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Prompts;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Teaching;

/// <summary>
/// A chat model that writes commands and labels them. It labels each twice, the second time with the facets in another order and at a temperature of its own; what it does not say twice is dropped.
/// </summary>
/// <param name="client">Any chat model; says what cannot be used as <see cref="PatientChatClient"/> does.</param>
/// <param name="seed">Of what is asked for.</param>
internal sealed class Teacher(IChatClient client, int seed)
{
    private const float SecondTemperature = 0.7f;

    private readonly JsonPromptForm _form = new();
    private long _promptTokens;
    private long _answerTokens;

    /// <summary>Tokens that went to the endpoint, as far as it counts them.</summary>
    public long PromptTokens => _promptTokens;

    /// <summary>Tokens that came back.</summary>
    public long AnswerTokens => _answerTokens;

    /// <summary>Asks for a command in a situation, and for its meaning.</summary>
    /// <param name="situation">A request without a command; its id becomes the record's.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="TeacherUnavailableException">There is no use in asking on.</exception>
    public async Task<Lesson> TeachAsync(ParseRequest situation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var id = situation.Context.CommandId;
        // The hash of shard keys is the same on every machine and in every version.
        var random = new Random(ShardKey.Of(FormattableString.Invariant($"teach/{seed}/{id}"), int.MaxValue));
        string? command = null;
        try
        {
            command = CommandBrief.Read(await AskAsync(CommandBrief.Messages(situation, random), CommandBrief.Options(random.Next()), cancellationToken));
            var request = situation with { Context = situation.Context with { Text = command } };
            var first = await LabelAsync(request, temperature: 0, random.Next(), cancellationToken);
            var facets = request.Schema.Facets.ToArray();
            random.Shuffle(facets);
            var second = await LabelAsync(request with { Schema = request.Schema with { Facets = [.. facets] } }, SecondTemperature, random.Next(), cancellationToken);
            var agreement = new ParseScore();
            agreement.Add(first, second);
            return agreement.WholeRight == 1
                ? new Lesson(id, LessonEnd.Kept, Command: command, Record: new LabelledRecord(request, first), Agreement: agreement)
                : new Lesson(id, LessonEnd.Disagreed, $"{Shown(first)} / {Shown(second)}", command, Agreement: agreement);
        }
        catch (AnswerFormatException malformed)
        {
            return new Lesson(id, LessonEnd.Malformed, malformed.Message, command);
        }
        catch (UngroundedException ungrounded)
        {
            return new Lesson(id, LessonEnd.Ungrounded, ungrounded.Message, command);
        }
        catch (HostBusyException busy)
        {
            return new Lesson(id, LessonEnd.Failed, busy.Message, command);
        }
        catch (HostFailedException failed)
        {
            return new Lesson(id, failed.InnerException is OperationCanceledException or TimeoutException ? LessonEnd.TimedOut : LessonEnd.Failed, failed.Message, command);
        }
    }

    private async Task<CommandAnswer> LabelAsync(ParseRequest request, float temperature, int draws, CancellationToken cancellationToken)
    {
        var prompt = _form.Build(request);
        var options = prompt.Options.Clone();
        options.Temperature = temperature;
        options.Seed = draws;
        var answer = _form.Read(await AskAsync(prompt.Messages, options, cancellationToken), request);
        var grounded = Grounder.Ground(answer, request);
        // What grounding drops, or has no words for, is no label to learn from; what it spells as the catalogue does, is.
        if (grounded.Answer.Edits.Length < answer.Edits.Length || grounded.Answer.Edits.Any(edit => edit.Quote.Length == 0))
            throw new UngroundedException(grounded.Notes.IsEmpty ? "An edit says what another said." : string.Join(' ', grounded.Notes));
        // The student's notation must be able to say it.
        LineNotation.Read(LineNotation.Write(grounded.Answer), request.Schema);
        return grounded.Answer;
    }

    private async Task<string> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var response = await client.GetResponseAsync(messages, options, cancellationToken);
        Interlocked.Add(ref _promptTokens, response.Usage?.InputTokenCount ?? 0);
        Interlocked.Add(ref _answerTokens, response.Usage?.OutputTokenCount ?? 0);
        return response.FinishReason == ChatFinishReason.Length ? throw new AnswerFormatException("The answer was cut off.") : response.Text;
    }

    private static string Shown(CommandAnswer answer) => LineNotation.Write(answer).TrimEnd().Replace("\n", "; ", StringComparison.Ordinal);

    /// <summary>A label of which something does not hold.</summary>
    private sealed class UngroundedException(string message) : Exception(message);
}
