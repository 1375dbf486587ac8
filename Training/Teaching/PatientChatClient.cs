using System.ClientModel;
using System.Net;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Training.Teaching;

/// <summary>Repeats what an endpoint was too busy for (429) or failed at (5xx, a lost connection), with growing pauses; says plainly what no repetition helps against.</summary>
/// <param name="inner">The endpoint's client, which repeats nothing.</param>
/// <param name="settings">Address, model, key and number of repetitions.</param>
/// <param name="time">Measures the pauses.</param>
internal sealed class PatientChatClient(IChatClient inner, TeachSettings settings, TimeProvider time) : DelegatingChatClient(inner)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private int _retries;
    private bool _hasAnswered;

    /// <summary>Requests that were repeated.</summary>
    public int Retries => _retries;

    /// <exception cref="TeacherUnavailableException">Nobody is there, the key is refused, or there is no such model.</exception>
    /// <exception cref="HostBusyException">429, as often as it was repeated.</exception>
    /// <exception cref="HostFailedException">It failed as often as it was repeated, took too long, or refuses this request.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            var pause = FirstPause * Math.Pow(2, attempt);
            try
            {
                var response = await base.GetResponseAsync(messages, options, cancellationToken);
                _hasAnswered = true;
                return response;
            }
            catch (HostBusyException busy) when (attempt < settings.Retries)
            {
                _hasAnswered = true;
                if (busy.RetryAfter > pause) pause = busy.RetryAfter;
            }
            catch (HostFailedException failed)
            {
                if (Unavailable(failed) is { } problem) throw new TeacherUnavailableException(problem, failed);
                if (attempt >= settings.Retries || !MayPass(failed)) throw;
            }

            Interlocked.Increment(ref _retries);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        }
    }

    private static bool MayPass(HostFailedException failed) => Status(failed) is { } status ? status is 408 or >= 500 : IsLost(failed);

    private string? Unavailable(HostFailedException failed) => (HttpStatusCode?)Status(failed) switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"{settings.Endpoint} refuses the key ({Status(failed)}): put the endpoint's key into the environment variable {settings.ApiKeyVariable}, or name another with --api-key-variable.",
        HttpStatusCode.NotFound =>
            $"{settings.Endpoint} has no chat completions, or no model '{settings.Model}' (404): the address ends with the version, such as http://localhost:8080/v1, and --model is the endpoint's name for it.",
        null when IsLost(failed) && !_hasAnswered => $"{settings.Endpoint} cannot be reached ({Cause(failed).Message}): start the endpoint, or correct --endpoint.",
        _ => null,
    };

    private static bool IsLost(HostFailedException failed) => Cause(failed) is HttpRequestException or IOException || Cause(failed) is ClientResultException { Status: 0, InnerException: HttpRequestException };

    private static int? Status(HostFailedException failed) => Cause(failed) is ClientResultException { Status: > 0 and var status } ? status : null;

    private static Exception Cause(HostFailedException failed) => failed.InnerException switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => first,
        { } cause => cause,
        null => failed,
    };
}
