using System.Collections.Immutable;
using System.Text;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Evaluation.Irf;

/// <summary>The benchmark itself.</summary>
/// <param name="phrasing">Whose words are used.</param>
/// <param name="grammar">The half that speaks, or speaks where a chat model does not.</param>
/// <param name="models">The folder with <c>text-encoder</c> and <c>student</c>.</param>
public sealed class IrfBenchmark(IPhrasing phrasing, GrammarPhrasing grammar, string models) : IBenchmark
{
    private static readonly TimeSpan ChatDeadline = TimeSpan.FromMinutes(2);

    private readonly Dictionary<(string Name, int Seed), IrfDataset> _datasets = [];

    /// <summary>As the settings ask.</summary>
    public static IrfBenchmark Create(IrfSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var grammar = GrammarPhrasing.Load(settings.Phrasing);
        if (settings.Endpoint is null) return new IrfBenchmark(grammar, grammar, settings.Models);
        var client = OpenAIHost.Create(new LanguageOptions
        {
            Host = LanguageOptions.OpenAI,
            Endpoint = settings.Endpoint,
            Model = settings.Model,
            ApiKey = Environment.GetEnvironmentVariable("Language__ApiKey"),
            MaxBatch = settings.Parallel,
            Deadline = ChatDeadline,
        });
        return new IrfBenchmark(new ChatPhrasing(client, settings.Model!, grammar), grammar, settings.Models);
    }

    public string Phrasing => phrasing.Name;

    public string? Note => phrasing is ChatPhrasing { Said: > 0 } chat ? $"{chat.Fallbacks} of {chat.Said} commands were worded by the grammar, because {chat.Name} found no usable words." : null;

    public async Task<IrfDataset> LoadAsync(string dataset, int seed, CancellationToken cancellationToken)
    {
        if (_datasets.TryGetValue((dataset, seed), out var known)) return known;
        try
        {
            return _datasets[(dataset, seed)] = await IrfDatasets.LoadAsync(dataset, seed, cancellationToken);
        }
        catch (IOException missing)
        {
            throw new RunException(missing.Message, missing);
        }
    }

    public async Task<ImmutableArray<RunInput>> InputsAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var inputs = ImmutableArray.CreateBuilder<RunInput>();
        inputs.Add(RunInput.OfBytes("grammar", Encoding.UTF8.GetBytes(GrammarPhrasing.SourceOf(grammar.Name))));
        inputs.Add(RunInput.OfFiles("labelled commands", [.. Files("commands"), .. Files("schemas")]));
        foreach (var name in plan.Datasets)
        {
            var dataset = await LoadAsync(name, plan.Seed, cancellationToken);
            inputs.Add(RunInput.OfBytes("dataset", Encoding.UTF8.GetBytes(string.Join('\n', dataset.Content())), name));
        }

        inputs.AddRange(FeedSystems.Inputs(plan.Datasets, plan.Systems, models));
        return inputs.ToImmutable();

        static string[] Files(string folder) => [.. Directory.EnumerateFiles(DataFolders.Shipped(folder)).Order(StringComparer.Ordinal)];
    }

    public bool IsSlow(string system) => FeedSystems.Known.First(entry => entry.Name == system).IsSlow;

    public async Task<(ImmutableArray<IFeedSystem> Systems, IAsyncDisposable Owner)> OpenAsync(IrfDataset dataset, IReadOnlyCollection<string> systems, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await FeedSystems.CreateAsync(dataset, systems, models, cancellationToken);
            return (opened.Systems, opened);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or InvalidOperationException)
        {
            throw new RunException(wrong.Message, wrong);
        }
    }

    public Task<SessionRecord> PlayAsync(IFeedSystem system, IrfDataset dataset, IrfUser user, Scenario scenario, int seed, CancellationToken cancellationToken) =>
        SessionRunner.RunAsync(system, dataset, user, scenario, phrasing, seed, cancellationToken);
}
