using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Hosting;

/// <summary>Brings up a model in this process, or the client of an endpoint.</summary>
internal sealed class ModelLoader(
    IOptions<LanguageOptions> options, TimeProvider time, ILogger<ModelLoader> logger, IHostEnvironment? environment = null) : IModelLoader
{
    private readonly LanguageOptions _options = options.Value;

    public IChatClient Load() => _options.Host == LanguageOptions.OpenAI ? OpenAIHost.Create(_options) : LoadFile();

    private LLamaChatClient LoadFile()
    {
        var spare = Math.Max(1, Environment.ProcessorCount - 1);
        var host = LLamaHost.Load(
            new LLamaHostOptions
            {
                ModelPath = Resolve(_options.ModelPath),
                ContextSize = _options.ContextSize > 0 ? _options.ContextSize : DefaultContextSize,
                MaxBatch = _options.MaxBatch,
                QueueLength = _options.QueueLength,
                DecodeThreads = _options.Threads > 0 ? _options.Threads : 1,
                PromptThreads = _options.Threads > 0 ? _options.Threads : spare,
                GpuLayers = _options.GpuLayers,
            },
            time,
            logger);
        var client = new LLamaChatClient(host, useTemplate: _options.Host == LanguageOptions.Gguf);
        try
        {
            client.CheckTemplate();
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>By the longest prompts: 500 tokens and 400 for the answer in the student's form; 1,500 and 768 in JSON.</summary>
    private int DefaultContextSize => _options.Host == LanguageOptions.Gguf ? 4096 : 2048;

    /// <summary>The program may be run from its project's folder, from the repository, or from where it was published to.</summary>
    private string Resolve(string path)
    {
        if (Path.IsPathRooted(path)) return path;
        var root = environment?.ContentRootPath ?? Environment.CurrentDirectory;
        foreach (var start in new[] { root, AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, path) is var candidate && File.Exists(candidate))
                    return candidate;
        return Path.GetFullPath(path, root);
    }
}
