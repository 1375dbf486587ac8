using System.ClientModel;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosts;

/// <summary>Bounds what is under way to an endpoint, and gives its failures our names.</summary>
/// <param name="inner">The endpoint's client.</param>
/// <param name="capacity">Requests that may be under way at once.</param>
internal sealed class EndpointChatClient(IChatClient inner, int capacity) : DelegatingChatClient(inner)
{
    private const int TooManyRequests = 429;
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(2);
    private int _underWay;

    /// <exception cref="HostBusyException">Too much is under way, or the endpoint says so.</exception>
    /// <exception cref="HostFailedException">The endpoint cannot be reached, or answers with an error.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _underWay) > capacity)
        {
            Interlocked.Decrement(ref _underWay);
            throw new HostBusyException(DefaultRetryAfter);
        }

        try
        {
            return await base.GetResponseAsync(messages, WithoutGrammar(options), cancellationToken).ConfigureAwait(false);
        }
        catch (ClientResultException error) when (error.Status == TooManyRequests)
        {
            var seconds = error.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var header) is true && double.TryParse(header, out var given) ? given : 0;
            throw new HostBusyException(seconds > 0 ? TimeSpan.FromSeconds(seconds) : DefaultRetryAfter);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = error is AggregateException { InnerExceptions: [var first, ..] } ? first : error;
            throw new HostFailedException($"The model's endpoint failed: {cause.Message}", error);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>The schema travels in the request's own field; a GBNF grammar is for models in this process.</summary>
    private static ChatOptions? WithoutGrammar(ChatOptions? options)
    {
        var copy = options?.Clone();
        copy?.AdditionalProperties?.Remove(ModelPrompt.Grammar);
        return copy;
    }
}
