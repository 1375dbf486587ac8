using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using RecOrleans.Language.Hosting;

namespace RecOrleans.Language.Hosts;

/// <summary>Any endpoint that speaks OpenAI's chat protocol.</summary>
public static class OpenAIHost
{
    /// <param name="options">Endpoint, model and key; how many requests may be under way, and how long one may take.</param>
    /// <param name="retries">How often a request is repeated after 429 or 5xx.</param>
    public static IChatClient Create(LanguageOptions options, int retries = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        var endpoint = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!),
            NetworkTimeout = options.Deadline,
            RetryPolicy = new ClientRetryPolicy(retries),
        };
        // The client wants a key; an endpoint that asks for none does not look at it.
        var key = new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey);
        var client = new ChatClient(options.Model!, key, endpoint).AsIChatClient();
        return new EndpointChatClient(client, options.MaxBatch + options.QueueLength);
    }
}
