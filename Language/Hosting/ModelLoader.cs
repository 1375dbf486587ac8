using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Hosting;

/// <summary>Brings up a model in this process, or the client of an endpoint.</summary>
internal sealed class ModelLoader(
    IOptionsMonitor<LanguageOptions> options, TimeProvider time, ILogger<ModelLoader> logger, IHostEnvironment? environment = null) : IModelLoader
{
    public IChatClient Load() => options.CurrentValue is { Host: LanguageOptions.OpenAI } endpoint ? OpenAIHost.Create(endpoint) : LoadFile(options.CurrentValue);

    private LLamaChatClient LoadFile(LanguageOptions settings)
    {
        var spare = Math.Max(1, Environment.ProcessorCount - 1);
        var host = LLamaHost.Load(
            new LLamaHostOptions
            {
                ModelPath = Resolve(settings.ModelPath),
                ContextSize = settings.ContextSize > 0 ? settings.ContextSize : DefaultContextSize(settings),
                MaxBatch = settings.MaxBatch,
                QueueLength = settings.QueueLength,
                Prefixes = settings.Prefixes,
                DecodeThreads = settings.Threads > 0 ? settings.Threads : 1,
                PromptThreads = settings.Threads > 0 ? settings.Threads : spare,
                GpuLayers = settings.GpuLayers,
            },
            time,
            logger);
        var client = new LLamaChatClient(host, useTemplate: settings.Host == LanguageOptions.Gguf);
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
    private static int DefaultContextSize(LanguageOptions settings) => settings.Host == LanguageOptions.Gguf ? 4096 : 2048;

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
