using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems.Baselines;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>The item that SASRec expects next. Deaf to commands; popularity where the history has no positive.</summary>
internal sealed class SasRecScorer : IItemScorer
{
    private readonly ItemSequences _sequences;
    private readonly SasRecModel _model;
    private readonly IItemScorer _popularity;
    private readonly int[] _rows;

    /// <exception cref="InvalidDataException">The weights were trained on other data.</exception>
    public SasRecScorer(IrfDataset dataset, SasRecWeights weights, CandidateItems candidates, IItemScorer popularity)
    {
        _sequences = ItemSequences.Of(dataset);
        if (weights.Fingerprint != _sequences.Fingerprint)
            throw new InvalidDataException($"The SASRec weights of {dataset.Name} were trained on other items or interactions than there are now; train them again: `{SasRecCommand.HowTo(dataset.Name)}`.");
        _model = new SasRecModel(weights);
        _popularity = popularity;
        _rows = new int[candidates.Items.Length];
        Array.Fill(_rows, -1);
        for (var row = 0; row < _sequences.Items.Length; row++)
            if (candidates.Find(_sequences.Items[row]) is >= 0 and var place) _rows[place] = row;
    }

    /// <summary>With the weights that ship.</summary>
    /// <exception cref="IOException">There are none; the message says how to make them.</exception>
    /// <exception cref="InvalidDataException">They are damaged, or were trained on other data.</exception>
    public static SasRecScorer Load(IrfDataset dataset, CandidateItems candidates, IItemScorer popularity) =>
        new(dataset, SasRecWeights.Load(FileOf(dataset.Name)), candidates, popularity);

    /// <summary>Where the weights of a data set ship.</summary>
    public static string FileOf(string dataset) => Path.Combine(DataFolders.Shipped("sasrec"), $"{dataset}.safetensors");

    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores)
    {
        var sequence = _sequences.Of(user.History);
        if (sequence.Length == 0)
        {
            _popularity.Score(user, heard, scores);
            return;
        }

        var known = new float[_model.Items];
        _model.Score(sequence, known);
        // Nobody has liked what has no row: below everything that somebody has.
        for (var place = 0; place < scores.Length; place++) scores[place] = _rows[place] < 0 ? double.NegativeInfinity : known[_rows[place]];
    }
}
