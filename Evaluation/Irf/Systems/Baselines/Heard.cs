using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Feeds;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>One command and what the user was looking at.</summary>
/// <param name="Utterance">The command.</param>
/// <param name="Feed">The items that it may speak of, best first; at most ten.</param>
internal sealed record Heard(Utterance Utterance, ImmutableArray<Item> Feed)
{
    /// <summary>The items of the feed that are said to be right (like) or wrong (dislike): "more like the second one".</summary>
    public IEnumerable<Item> Pointed(CatalogSchema schema, Polarity polarity)
    {
        ImmutableArray<FeedReference> feed = [.. Feed.Select((item, index) => new FeedReference(index + 1, item))];
        return Utterance.Edits.OfType<SaidAdd>().Select(said => said.Statement)
            .Where(statement => statement.Polarity == polarity && schema.Find(statement.Facet)?.Kind == FacetKind.Reference)
            .Select(statement => ReferenceResolver.InFeed(statement.Value.Value.ToString(), feed))
            .OfType<Item>();
    }
}
