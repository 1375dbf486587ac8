using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Prompts;
using RecOrleans.Policies;

namespace RecOrleans.Language.Agents;

/// <summary>
/// Asks a general model for the weights. The student was not taught to give them and the rules have no view on them: with either the weights in
/// force are kept, and only the tools that a command wishes for change the chain.
/// </summary>
internal sealed partial class PlannerAgent(ModelSource source, IOptions<LanguageOptions> options, TimeProvider time, ILogger<PlannerAgent> logger)
    : IPlannerAgent
{
    public async Task<PlanWeights?> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (source.Form is not JsonPromptForm || request.Answer.Edits.IsDefaultOrEmpty) return null;

        using var deadline = new CancellationTokenSource(options.Value.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var model = await source.UseAsync(either.Token).ConfigureAwait(false);
            var prompt = PlanPromptForm.Build(request);
            var response = await model.Client.GetResponseAsync(prompt.Messages, prompt.Options, either.Token).ConfigureAwait(false);
            return PlanPromptForm.Read(response.Text);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            LogKept(error.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The weights in force are kept, for the model gave none: {Reason}")]
    private partial void LogKept(string reason);
}
