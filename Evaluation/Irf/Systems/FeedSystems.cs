using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Systems.Baselines;
using RecOrleans.Evaluation.Irf.Systems.Product;
using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Irf.Systems;

/// <summary>The systems under test on one data set, and what they share: one silo, one set of models.</summary>
public sealed class FeedSystems : IAsyncDisposable
{
    /// <summary>The product with the shipped model.</summary>
    public const string Student = "recorleans-student";

    /// <summary>The product told exactly what was meant: the ceiling of any parser.</summary>
    public const string Gold = "recorleans-gold";

    private const string SasRec = "sasrec";

    /// <summary>All that can be measured, in the order of the report.</summary>
    public static readonly ImmutableArray<FeedSystemEntry> Known =
    [
        new(Student, FeedSystemRole.Product, "the product with the shipped model", async (parts, token) =>
        {
            var agents = await parts.GetStudentAsync(token).ConfigureAwait(false);
            return await RecOrleans(parts, new(Student, agents.Parser, agents.Planner), isSlow: true, token).ConfigureAwait(false);
        }, PlanWeights.Default, isSlow: true),
        new("recorleans-rules", FeedSystemRole.Product, "the product with the rules in place of the model", async (parts, token) =>
        {
            var agents = await parts.GetRulesAsync(token).ConfigureAwait(false);
            return await RecOrleans(parts, new("recorleans-rules", agents.Parser, agents.Planner), isSlow: false, token).ConfigureAwait(false);
        }, PlanWeights.Default),
        Told(Gold, FeedSystemRole.Product, "the product told exactly what was meant: the ceiling of any parser", weights: null),
        Told("semantic-only", FeedSystemRole.Ablation, "meaning alone (Matcher a = 1)", PlanWeights.Default with { Semantic = 1 }),
        Told("collaborative-only", FeedSystemRole.Ablation, "the history alone, beside hard conditions and dislikes (Matcher a = 0)", PlanWeights.Default with { Semantic = 0 }),
        Told("no-attenuator", FeedSystemRole.Ablation, "soft dislikes do nothing (Attenuator b = 0)", PlanWeights.Default with { Attenuation = 0 }),
        Told("no-memory", FeedSystemRole.Ablation, "the parser sees nothing of what was said before and can take nothing back", weights: null, MemoryUse.Unread),
        Told("last-command-only", FeedSystemRole.Baseline, "the memory is cleared before each command", weights: null, MemoryUse.LatestCommand),
        Scored("popularity", "most positive deeds", parts => parts.Popularity),
        Scored("ials", "implicit ALS over the history, deaf to commands", parts => new CollaborativeFiltering(parts.Candidates, parts.Model, parts.Popularity)),
        Scored(SasRec, "self-attention over the history in order, deaf to commands", parts => SasRecScorer.Load(parts.Dataset, parts.Candidates, parts.Popularity)),
        Scored("bm25", "words of the latest command (Lucene)", parts => new WordSearch(parts.Candidates, parts.Popularity, all: false)),
        Scored("bm25-all", "words of all commands (Lucene)", parts => new WordSearch(parts.Candidates, parts.Popularity, all: true)),
        Scored("dense", "cosine of the latest command's embedding", parts => new DenseRetrieval(parts.Embeddings, parts.Popularity)),
        new("like-dislike-only", FeedSystemRole.Baseline, "a thumb up and a thumb down in place of each command", async (parts, token) =>
            new LikeDislikeSystem(await parts.GetClusterAsync(token).ConfigureAwait(false), "like-dislike-only", parts.Dataset.Schema, parts.Check), PlanWeights.Default),
        Scored("item-memory", "memory of liked and disliked items, what the latest command meant as conditions (after InteRecAgent)",
            parts => new ItemMemory(parts.Dataset.Schema, parts.Candidates, parts.Model, parts.Embeddings, parts.Check)),
    ];

    private readonly SystemParts _parts;

    private FeedSystems(SystemParts parts, ImmutableArray<IFeedSystem> systems)
    {
        _parts = parts;
        Systems = systems;
    }

    /// <summary>In the order in which they were named. They end with this object.</summary>
    public ImmutableArray<IFeedSystem> Systems { get; }

    /// <summary>Brings systems up; the silo starts and models are trained only where one of them needs it.</summary>
    /// <param name="dataset">What they recommend, and learn from.</param>
    /// <param name="names">Of <see cref="Known"/>.</param>
    /// <param name="models">The folder with <c>text-encoder</c> and <c>student</c>.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">No such system.</exception>
    /// <exception cref="FileNotFoundException">The text encoder is missing.</exception>
    /// <exception cref="InvalidDataException">The data set holds rows that a catalogue refuses.</exception>
    /// <exception cref="InvalidOperationException">The student cannot run here.</exception>
    public static async Task<FeedSystems> CreateAsync(IrfDataset dataset, IReadOnlyCollection<string> names, string models, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(names);
        FeedSystemEntry[] entries =
        [
            .. names.Select(name => Known.FirstOrDefault(entry => entry.Name == name)
                ?? throw new ArgumentException($"There is no system '{name}'; use some of {string.Join(", ", Known.Select(entry => entry.Name))}.", nameof(names))),
        ];
        var parts = new SystemParts(dataset, models);
        var systems = ImmutableArray.CreateBuilder<IFeedSystem>(entries.Length);
        try
        {
            foreach (var entry in entries) systems.Add(await entry.CreateAsync(parts, cancellationToken).ConfigureAwait(false));
            return new FeedSystems(parts, systems.MoveToImmutable());
        }
        catch
        {
            await parts.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What a system of that name stands for; a name that is not known is something else.</summary>
    public static FeedSystemRole RoleOf(string name) => Known.FirstOrDefault(entry => entry.Name == name)?.Role ?? FeedSystemRole.Baseline;

    /// <summary>The models and weights that decide what these systems show.</summary>
    /// <param name="datasets">By name.</param>
    /// <param name="names">Of <see cref="Known"/>.</param>
    /// <param name="models">The folder with <c>text-encoder</c> and <c>student</c>.</param>
    public static IEnumerable<RunInput> Inputs(IReadOnlyCollection<string> datasets, IReadOnlyCollection<string> names, string models)
    {
        // Popularity too is read off the product's model of the catalogue.
        yield return RunInput.OfFiles("text encoder", [Path.Combine(models, "text-encoder", "static256.bin"), Path.Combine(models, "text-encoder", "vocab.txt")]);
        foreach (var entry in Known.Where(entry => names.Contains(entry.Name)))
        {
            if (entry.Weights is { } weights) yield return new RunInput("weights", $"{weights}", System: entry.Name);
            if (entry.Name == Student) yield return RunInput.OfFiles("model", [SystemParts.StudentFile(models)], system: Student);
            if (entry.Name != SasRec) continue;
            foreach (var dataset in datasets) yield return RunInput.OfFiles("model", [SasRecScorer.FileOf(dataset)], dataset, SasRec);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in Systems) await system.DisposeAsync().ConfigureAwait(false);
        await _parts.DisposeAsync().ConfigureAwait(false);
    }

    private static FeedSystemEntry Told(string name, FeedSystemRole role, string description, PlanWeights? weights, MemoryUse memory = MemoryUse.Whole) =>
        new(name, role, description, (parts, token) => RecOrleans(parts, new RecOrleansVariant(name, Parser: null, new FixedPlanner(weights), memory), isSlow: false, token), weights ?? PlanWeights.Default);

    private static async Task<IFeedSystem> RecOrleans(SystemParts parts, RecOrleansVariant variant, bool isSlow, CancellationToken cancellationToken) =>
        new RecOrleansSystem(await parts.GetClusterAsync(cancellationToken).ConfigureAwait(false), variant, isSlow);

    private static FeedSystemEntry Scored(string name, string description, Func<SystemParts, IItemScorer> scorer) =>
        new(name, FeedSystemRole.Baseline, description, (parts, _) => Task.FromResult<IFeedSystem>(new ScoringSystem(name, parts.Candidates, scorer(parts))));
}
