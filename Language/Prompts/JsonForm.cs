using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Prompts;

/// <summary>Options that hold a general model to a JSON schema, whatever its host offers for that.</summary>
internal static class JsonForm
{
    /// <param name="schema">The schema of the answer, in the subset that <see cref="JsonGrammar"/> knows.</param>
    /// <param name="name">Its name, for hosts that ask for one.</param>
    /// <param name="maxTokens">The longest answer.</param>
    public static ChatOptions Options(JsonObject schema, string name, int maxTokens)
    {
        using var document = System.Text.Json.JsonDocument.Parse(schema.ToJsonString());
        return new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = maxTokens,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), name),
            AdditionalProperties = new() { [ModelPrompt.Grammar] = JsonGrammar.Write(schema) },
        };
    }

    /// <summary>The JSON object in an answer: some models wrap it in a code fence or a word of greeting.</summary>
    /// <exception cref="AnswerFormatException">There is none.</exception>
    public static string Body(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        return start >= 0 && end > start ? text[start..(end + 1)] : throw new AnswerFormatException("The answer holds no JSON object.");
    }
}
