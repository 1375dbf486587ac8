using Microsoft.Extensions.Options;

namespace RecOrleans.Language.Hosting;

/// <summary>Refuses settings that cannot work, at start, each with the way out. A missing model file is no such setting: then the rules answer.</summary>
public sealed class LanguageOptionsValidator : IValidateOptions<LanguageOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        Require(options.Host is LanguageOptions.Student or LanguageOptions.Gguf or LanguageOptions.OpenAI or LanguageOptions.Rules,
            $"Language:Host is '{options.Host}'; use student, gguf, openai or rules.");
        Require(options.Host is not (LanguageOptions.Student or LanguageOptions.Gguf) || !string.IsNullOrWhiteSpace(options.ModelPath),
            "Language:ModelPath is empty; name a GGUF file, or set Language:Host to 'rules'.");
        if (options.Host == LanguageOptions.OpenAI)
        {
            Require(Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https",
                $"Language:Endpoint is '{options.Endpoint}'; give the endpoint's address, such as http://localhost:8080/v1.");
            Require(!string.IsNullOrWhiteSpace(options.Model), "Language:Model is empty; give the endpoint's name for the model.");
        }

        Require(options.Name is null || (!string.IsNullOrWhiteSpace(options.Name) && options.Name is not (LanguageOptions.Rules)),
            "Language:Name is blank or 'rules'; leave it out, or choose another name.");
        Require(options.Deadline > TimeSpan.Zero && options.Deadline <= TimeSpan.FromMinutes(10),
            $"Language:Deadline is {options.Deadline}; use more than 0 and at most 10 minutes, such as 00:00:20.");
        Require(options.QueueLength is >= 1 and <= 100_000, $"Language:QueueLength is {options.QueueLength}; use 1 to 100000.");
        Require(options.MaxBatch is >= 1 and <= 64, $"Language:MaxBatch is {options.MaxBatch}; use 1 to 64.");
        Require(options.ContextSize is 0 or (>= 512 and <= 1 << 20), $"Language:ContextSize is {options.ContextSize}; use 0 (by the host) or 512 to 1048576.");
        Require(options.Prefixes is >= 0 and <= 4096, $"Language:Prefixes is {options.Prefixes}; use 0 (keep none) to 4096.");
        Require(options.Threads is >= 0 and <= 512, $"Language:Threads is {options.Threads}; use 0 (by the processors) to 512.");
        Require(options.GpuLayers >= 0, $"Language:GpuLayers is {options.GpuLayers}; use 0 or more.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool holds, string error)
        {
            if (!holds) errors.Add(error);
        }
    }
}
