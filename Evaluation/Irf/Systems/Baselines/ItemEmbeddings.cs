using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>The items' texts as the product embeds them: a unit vector each.</summary>
internal sealed class ItemEmbeddings
{
    private readonly float[] _rows;

    public ItemEmbeddings(CatalogSchema schema, CandidateItems candidates, ITextEncoder encoder)
    {
        Encoder = encoder;
        _rows = new float[candidates.Items.Length * encoder.Dimensions];
        for (var place = 0; place < candidates.Items.Length; place++)
            encoder.Encode(ItemText.Of(schema, candidates.Items[place]), _rows.AsSpan(place * encoder.Dimensions, encoder.Dimensions));
    }

    public ITextEncoder Encoder { get; }

    public ReadOnlySpan<float> this[int place] => _rows.AsSpan(place * Encoder.Dimensions, Encoder.Dimensions);
}
