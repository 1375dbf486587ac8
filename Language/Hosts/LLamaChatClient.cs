using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using LLama;
using LLama.Native;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosts;

/// <summary>A model in this process as a chat client.</summary>
/// <param name="host">The loaded model; the client owns it.</param>
/// <param name="useTemplate">True: messages go through the file's own chat template; false: they are put end to end as they are.</param>
internal sealed class LLamaChatClient(LLamaHost host, bool useTemplate) : IChatClient
{
    private const int DefaultMaxTokens = 512;

    /// <summary>Private-use characters stand for the messages' contents while the template is applied.</summary>
    private const char FirstPlaceholder = '\uE000';

    /// <inheritdoc cref="LLamaHost.CompleteAsync"/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages.ToList();
        var (prefix, rest) = useTemplate ? ApplyTemplate(list) : Concatenate(list);
        var grammar = options?.AdditionalProperties?.GetValueOrDefault(ModelPrompt.Grammar) as string;
        var completion = new Completion(prefix, rest, options?.MaxOutputTokens ?? DefaultMaxTokens, grammar);
        var result = await host.CompleteAsync(completion, cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, result.Text))
        {
            FinishReason = result.FinishReason,
            Usage = new UsageDetails
            {
                InputTokenCount = result.PromptTokens,
                CachedInputTokenCount = result.CachedTokens,
                OutputTokenCount = result.AnswerTokens,
                TotalTokenCount = result.PromptTokens + result.AnswerTokens,
            },
        };
    }

    /// <summary>The whole answer as one piece: an answer is of use only when it is complete.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => host.Dispose();

    private (ImmutableArray<LLamaToken> Prefix, ImmutableArray<LLamaToken> Tail) Concatenate(List<ChatMessage> messages) =>
        messages.Count < 2
            ? ([], Tokens(string.Concat(messages.Select(message => message.Text)), special: false))
            : (Tokens(messages[0].Text, special: false), Tokens(string.Concat(messages.Skip(1).Select(message => message.Text)), special: false));

    /// <summary>
    /// The template's own words may hold control tokens, the messages' contents may not: what a user writes never ends or starts a turn.
    /// </summary>
    private (ImmutableArray<LLamaToken> Prefix, ImmutableArray<LLamaToken> Tail) ApplyTemplate(List<ChatMessage> messages)
    {
        var template = new LLamaTemplate(host.Weights) { AddAssistant = true };
        for (var index = 0; index < messages.Count; index++)
            template.Add(messages[index].Role.Value, ((char)(FirstPlaceholder + index)).ToString());
        var frame = Encoding.UTF8.GetString(template.Apply());

        List<LLamaToken> prefix = [], rest = [];
        if (host.Weights.Vocab is { ShouldAddBOS: true, BOS: { } bos } && !Tokens(frame, special: true).StartsWith(bos)) prefix.Add(bos);
        var seen = 0;
        var start = 0;
        for (var position = 0; position < frame.Length; position++)
        {
            var index = frame[position] - FirstPlaceholder;
            if (index < 0 || index >= messages.Count) continue;
            var target = seen == 0 ? prefix : rest;
            target.AddRange(Tokens(frame[start..position], special: true));
            target.AddRange(Tokens(messages[index].Text, special: false));
            start = position + 1;
            seen++;
        }

        if (seen != messages.Count)
            throw new HostFailedException("The model's chat template leaves out a message; use a model with a chat template for system and user messages.");
        rest.AddRange(Tokens(frame[start..], special: true));
        return ([.. prefix], [.. rest]);
    }

    private ImmutableArray<LLamaToken> Tokens(string text, bool special) =>
        text.Length == 0 ? [] : [.. host.Weights.Tokenize(text, add_bos: false, special, Encoding.UTF8)];
}

/// <summary>Reading token runs.</summary>
internal static class TokenRuns
{
    public static bool StartsWith(this ImmutableArray<LLamaToken> tokens, LLamaToken token) => tokens.Length > 0 && tokens[0] == token;
}
