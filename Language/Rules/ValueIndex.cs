using RecOrleans.Catalogs;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Every way to say a value of a catalogue: its own values, their synonyms, everyday words, and what its items hold.</summary>
/// <remarks>One phrase may have several senses ("French": country, language); they stand in the schema's order.</remarks>
internal sealed class ValueIndex
{
    private readonly PhraseTable<ValueSense[]> _table;

    private ValueIndex(IEnumerable<(string Phrase, ValueSense Sense)> phrases) =>
        _table = new PhraseTable<ValueSense[]>(
            phrases.GroupBy(entry => Folding.Key(entry.Phrase)).Where(group => group.Key.Length > 0)
                .Select(group => (group.Key, group.Select(entry => entry.Sense).DistinctBy(sense => sense.Facet.Name).ToArray())),
            stems: true);

    /// <summary>What the schema and the vocabulary give: the same for every command of the catalogue.</summary>
    public static ValueIndex OfCatalog(CatalogSchema schema, CatalogVocabulary vocabulary) =>
        new(schema.Facets.SelectMany(facet => OfFacet(facet, schema, vocabulary)));

    /// <summary>What the feed in sight and the memory add.</summary>
    public static ValueIndex OfContext(ParseRequest request)
    {
        var open = request.Schema.Facets.Where(facet => facet.Kind == FacetKind.Open);
        return new ValueIndex(open.SelectMany(facet => InSight(facet, request).Where(value => Folding.Key(value).Length > 1).Select(value => (value, new ValueSense(facet, value)))));
    }

    public bool TryMatch(CommandText command, int at, int end, out int length, out ValueSense[] senses) => _table.TryMatch(command, at, end, out length, out senses);

    private static IEnumerable<(string, ValueSense)> OfFacet(Facet facet, CatalogSchema schema, CatalogVocabulary vocabulary)
    {
        if (facet.Kind is not (FacetKind.Closed or FacetKind.Ordered or FacetKind.Open)) yield break;
        foreach (var value in facet.Values)
            if (value.Length > 1 || !char.IsDigit(value[0]))
                yield return (value, new ValueSense(facet, value));
        foreach (var (said, value) in facet.Synonyms) yield return (said, new ValueSense(facet, value));
        foreach (var (value, phrases) in EverydayWords.Values)
            if (facet.Values.FirstOrDefault(own => Folding.Key(own) == Folding.Key(value)) is { } own)
                foreach (var phrase in PhraseLists.Split(phrases))
                    yield return (phrase, new ValueSense(facet, own));
        if (facet.Kind != FacetKind.Open) yield break;

        // A covering facet and those it covers hold the same names: the covering one speaks for all.
        if (!schema.Facets.Any(other => other.Covers.Contains(facet.Name)))
            foreach (var value in vocabulary.Values(facet.Name))
                yield return (value, new ValueSense(facet, value));
        foreach (var (facets, list) in EverydayWords.OpenValues)
        {
            if (!facets.Split(' ').Contains(facet.Name)) continue;
            foreach (var (value, words) in PhraseLists.ValueWords(list))
                foreach (var word in words)
                    yield return (word, new ValueSense(facet, vocabulary.Exact(facet.Name, value) ?? value));
        }
    }

    private static IEnumerable<string> InSight(Facet facet, ParseRequest request)
    {
        var covered = request.Schema.Facets.FirstOrDefault(other => other.Covers.Contains(facet.Name));
        if (covered is not null) return [];
        var inFeed = request.Context.Feed.SelectMany(reference => facet.Covers.Add(facet.Name).SelectMany(name => reference.Item.Values(name))).Select(value => value.Text).OfType<string>();
        var inMemory = request.Context.Memory.Where(preference => preference.Facet == facet.Name && preference.Operator == ComparisonOperator.Equal)
            .Select(preference => preference.Value.Value.Text).OfType<string>();
        return inFeed.Concat(inMemory);
    }
}
