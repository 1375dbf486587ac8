using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using LLama;
using LLama.Exceptions;
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
        var (prompt, cuts) = Render([.. messages]);
        var grammar = options?.AdditionalProperties?.GetValueOrDefault(ModelPrompt.Grammar) as string;
        var completion = new Completion(prompt, cuts, options?.MaxOutputTokens ?? DefaultMaxTokens, grammar);
        var result = await host.CompleteAsync(completion, cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, result.Text))
        {
            FinishReason = result.FinishReason,
            Usage = new UsageDetails
            {
                InputTokenCount = result.PromptTokens,
                CachedInputTokenCount = result.CachedTokens,
                OutputTokenCount = result.Tokens.Length,
                TotalTokenCount = result.PromptTokens + result.Tokens.Length,
            },
            AdditionalProperties = new() { [ModelPrompt.Tokens] = result.Tokens },
        };
    }

    /// <summary>A prompt that begins with all but the last of these messages is likely to come: they are evaluated when the model has nothing else to do.</summary>
    public void Expect(IEnumerable<ChatMessage> messages)
    {
        var (prompt, cuts) = Render([.. messages]);
        host.Expect(new Completion(prompt, cuts, MaxTokens: 0, Grammar: null));
    }

    /// <summary>Tries the file's chat template before the first command needs it.</summary>
    /// <exception cref="ModelLoadException">The file has none, llama.cpp does not know it, or it leaves out the system message or the user's.</exception>
    public void CheckTemplate()
    {
        if (useTemplate) Frame([new ChatMessage(ChatRole.System, ""), new ChatMessage(ChatRole.User, "")]);
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

    /// <summary>The prompt that the messages become, and where each message but the last ends in it.</summary>
    /// <exception cref="ModelLoadException">As for <see cref="CheckTemplate"/>.</exception>
    internal (ImmutableArray<LLamaToken> Prompt, ImmutableArray<int> Cuts) Render(List<ChatMessage> messages) =>
        useTemplate ? ApplyTemplate(messages) : Concatenate(messages);

    private (ImmutableArray<LLamaToken> Prompt, ImmutableArray<int> Cuts) Concatenate(List<ChatMessage> messages)
    {
        List<LLamaToken> prompt = [];
        List<int> cuts = [];
        foreach (var message in messages)
        {
            if (prompt.Count > 0) cuts.Add(prompt.Count);
            prompt.AddRange(Tokens(message.Text, special: false));
        }

        return ([.. prompt], [.. cuts]);
    }

    /// <summary>
    /// The template's own words may hold control tokens, the messages' contents may not: what a user writes never ends or starts a turn.
    /// </summary>
    private (ImmutableArray<LLamaToken> Prompt, ImmutableArray<int> Cuts) ApplyTemplate(List<ChatMessage> messages)
    {
        var frame = Frame(messages);
        List<LLamaToken> prompt = [];
        List<int> cuts = [];
        if (host.Weights.Vocab is { ShouldAddBOS: true, BOS: { } bos } && !Tokens(frame, special: true).StartsWith(bos)) prompt.Add(bos);
        var start = 0;
        for (var position = 0; position < frame.Length; position++)
        {
            var index = frame[position] - FirstPlaceholder;
            if (index < 0 || index >= messages.Count) continue;
            prompt.AddRange(Tokens(frame[start..position], special: true));
            prompt.AddRange(Tokens(messages[index].Text, special: false));
            start = position + 1;
            if (index < messages.Count - 1) cuts.Add(prompt.Count);
        }

        prompt.AddRange(Tokens(frame[start..], special: true));
        return ([.. prompt], [.. cuts]);
    }

    /// <summary>The template's words, with a placeholder in each message's place.</summary>
    private string Frame(List<ChatMessage> messages)
    {
        try
        {
            var template = new LLamaTemplate(host.Weights) { AddAssistant = true };
            for (var index = 0; index < messages.Count; index++)
                template.Add(messages[index].Role.Value, Placeholder(index).ToString());
            var frame = Encoding.UTF8.GetString(template.Apply());
            if (Enumerable.Range(0, messages.Count).All(index => frame.Contains(Placeholder(index), StringComparison.Ordinal))) return frame;
        }
        catch (TemplateNotFoundException error)
        {
            throw new ModelLoadException("The model file has no chat template (tokenizer.chat_template); point Language:ModelPath to a model that was tuned for chat.", error);
        }
        catch (MissingTemplateException error)
        {
            throw new ModelLoadException("llama.cpp does not know the model's chat template; serve the model with llama-server and set Language:Host to 'openai', or use another model.", error);
        }

        throw new ModelLoadException("The model's chat template leaves out the system message or the user's; use a model whose template takes both.");
    }

    private static char Placeholder(int index) => (char)(FirstPlaceholder + index);

    private ImmutableArray<LLamaToken> Tokens(string text, bool special) =>
        text.Length == 0 ? [] : [.. host.Weights.Tokenize(text, add_bos: false, special, Encoding.UTF8)];
}

/// <summary>Reading token runs.</summary>
internal static class TokenRuns
{
    public static bool StartsWith(this ImmutableArray<LLamaToken> tokens, LLamaToken token) => tokens.Length > 0 && tokens[0] == token;
}
