using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Agents;

/// <summary>Asks the configured model, and the rules where it cannot answer.</summary>
internal sealed partial class ParserAgent(
    ModelSource source, RuleParser rules, IOptions<LanguageOptions> options, LanguageTelemetry telemetry, TimeProvider time, ILogger<ParserAgent> logger)
    : IParserAgent
{
    private readonly LanguageOptions _options = options.Value;

    public async Task<ParseResult> ParseAsync(ParseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        if (source.Form is not { } form) return Answered(AskRules(request, reason: null), started);

        using var deadline = new CancellationTokenSource(_options.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return Answered(await AskModelAsync(form, request, either.Token).ConfigureAwait(false), started);
        }
        catch (HostBusyException)
        {
            telemetry.Busy();
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            var (kind, reason) = Explain(error);
            telemetry.FellBack(kind);
            LogFallback(request.Context.CommandId, kind, reason);
            return Answered(
                _options.FallbackToRules ? AskRules(request, reason) : new ParseResult { AnsweredBy = source.Name, Refusal = reason }, started);
        }
    }

    public void Expect(ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (source.Form is not { } form || source.TryUse() is not { } model) return;
        using (model)
            if (model.Client.GetService<LLamaChatClient>() is { } host)
                host.Expect(form.Build(request).Messages);
    }

    private async Task<ParseResult> AskModelAsync(IPromptForm form, ParseRequest request, CancellationToken cancellationToken)
    {
        using var model = await source.UseAsync(cancellationToken).ConfigureAwait(false);
        var prompt = form.Build(request);
        var response = await model.Client.GetResponseAsync(prompt.Messages, prompt.Options, cancellationToken).ConfigureAwait(false);
        telemetry.Tokens(response.Usage);
        if (response.FinishReason == ChatFinishReason.Length)
            throw new AnswerFormatException($"The answer was cut off after {prompt.Options.MaxOutputTokens} tokens.");

        var answer = form.Read(response.Text, request);
        var grounded = Grounder.Ground(answer, request, form.Certainties(response));
        if (grounded.Answer.Edits.IsEmpty && !answer.Edits.IsEmpty)
            throw new AnswerRefusedException($"Nothing of the model's answer holds here: {string.Join(' ', grounded.Notes)}");
        if (!_options.Reconcile) return new ParseResult { Answer = grounded.Answer, Certainties = grounded.Certainties, Notes = grounded.Notes, AnsweredBy = source.Name };
        var read = Grounder.Ground(rules.Parse(request), request);
        var reconciled = AnswerReconciler.Reconcile(grounded, read.Answer, request);
        // Where nothing came of the command, what the rules could not tie to the catalogue or the feed is a reason as well.
        var reasons = reconciled.Answer.Edits.IsEmpty ? read.Notes : [];
        return new ParseResult { Answer = reconciled.Answer, Notes = [.. reasons.Union(grounded.Notes), .. reconciled.Notes], AnsweredBy = source.Name };
    }

    private ParseResult AskRules(ParseRequest request, string? reason)
    {
        var grounded = Grounder.Ground(rules.Parse(request), request);
        return new ParseResult { Answer = grounded.Answer, Notes = grounded.Notes, AnsweredBy = LanguageOptions.Rules, FallbackReason = reason };
    }

    private ParseResult Answered(ParseResult result, long started)
    {
        telemetry.Answered(result.AnsweredBy, time.GetElapsedTime(started));
        return result;
    }

    /// <summary>A word for the metric and a sentence for the user.</summary>
    private (string Kind, string Reason) Explain(Exception error) => error switch
    {
        OperationCanceledException => ("timeout", $"The model did not answer within {_options.Deadline.TotalSeconds:0.#} s."),
        ModelLoadException => ("load", error.Message),
        AnswerFormatException => ("malformed", error.Message),
        AnswerRefusedException => ("refused", error.Message),
        HostFailedException => ("failed", error.Message),
        _ => ("failed", $"The model could not be asked: {error.Message}"),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Command {CommandId} was not read by the configured model ({Kind}): {Reason}")]
    private partial void LogFallback(string commandId, string kind, string reason);
}
