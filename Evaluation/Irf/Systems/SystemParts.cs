using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems.Baselines;
using RecOrleans.Evaluation.Irf.Systems.Product;
using RecOrleans.Language.Hosting;

namespace RecOrleans.Evaluation.Irf.Systems;

/// <summary>What the systems of one data set share; each is made when it is first asked for. For one caller at a time.</summary>
/// <param name="dataset">The data set.</param>
/// <param name="models">The folder with <c>text-encoder</c> and <c>student</c>.</param>
internal sealed class SystemParts(IrfDataset dataset, string models) : IAsyncDisposable
{
    private RecOrleansCluster? _cluster;
    private LanguageAgents? _rules;
    private LanguageAgents? _student;
    private CandidateItems? _candidates;
    private StaticTextEncoder? _encoder;
    private CatalogModel? _model;
    private ItemEmbeddings? _embeddings;
    private Popularity? _popularity;

    public IrfDataset Dataset { get; } = dataset;

    public CandidateItems Candidates => _candidates ??= new CandidateItems(Dataset.Items);

    public StatementCheck Check => new(Dataset);

    public ItemEmbeddings Embeddings => _embeddings ??= new ItemEmbeddings(Dataset.Schema, Candidates, Encoder);

    /// <summary>The product's own models of the catalogue, learnt from the training interactions.</summary>
    public CatalogModel Model =>
        _model ??= CatalogModelTrainer.Train(Dataset.Schema, Dataset.Items, Dataset.Training, Encoder, version: 1, CancellationToken.None);

    public Popularity Popularity => _popularity ??= new Popularity(Candidates, Model);

    /// <summary>The shipped model in the folder of models.</summary>
    public static string StudentFile(string models) => Path.Combine(models, "student", "student-q4_0.gguf");

    private StaticTextEncoder Encoder => _encoder ??= StaticTextEncoder.Load(Path.Combine(models, "text-encoder"));

    public async Task<RecOrleansCluster> GetClusterAsync(CancellationToken cancellationToken) =>
        _cluster ??= await RecOrleansCluster.StartAsync(Dataset, models, cancellationToken).ConfigureAwait(false);

    public async Task<LanguageAgents> GetRulesAsync(CancellationToken cancellationToken) =>
        _rules ??= await LanguageAgents.StartAsync(options => options.Host = LanguageOptions.Rules, cancellationToken).ConfigureAwait(false);

    public async Task<LanguageAgents> GetStudentAsync(CancellationToken cancellationToken) =>
        _student ??= await LanguageAgents.StartAsync(
            options => options.ModelPath = Path.GetFullPath(StudentFile(models)), cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync().ConfigureAwait(false);
        if (_rules is not null) await _rules.DisposeAsync().ConfigureAwait(false);
        if (_student is not null) await _student.DisposeAsync().ConfigureAwait(false);
    }
}
