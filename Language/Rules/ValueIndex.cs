using FuzzySharp;
using RecOrleans.Catalogs;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Every way to say a value of a catalogue: its own values, their synonyms, everyday words, and what its items hold.</summary>
/// <remarks>One phrase may have several senses ("French": country, language); they stand in the schema's order.</remarks>
internal sealed class ValueIndex
{
    /// <summary>A vocabulary of people has tens of thousands of words; guessing among all of them would cost more than it brings.</summary>
    private const int MaxFuzzyWords = 2000;

    private readonly PhraseTable<ValueSense[]> _table;

    private readonly (string Word, ValueSense[] Senses)[] _words;

    /// <summary>By last name (folded) the people of whom there is one.</summary>
    private readonly Dictionary<string, ValueSense> _surnames = new(StringComparer.Ordinal);

    private ValueIndex(IEnumerable<(string Phrase, ValueSense Sense)> phrases, IEnumerable<ValueSense> people)
    {
        foreach (var named in people.Select(person => (Person: person, Key: Folding.Key(person.Value))).Where(named => named.Key.Contains(' ', StringComparison.Ordinal))
            .GroupBy(named => named.Key[(named.Key.IndexOf(' ', StringComparison.Ordinal) + 1)..], named => named.Person, StringComparer.Ordinal))
            if (named.Take(2).Count() == 1)
                _surnames.Add(named.Key, named.First());

        var entries = phrases.GroupBy(entry => Folding.Key(entry.Phrase)).Where(group => group.Key.Length > 0)
            .Select(group => (Phrase: group.Key, Senses: group.Select(entry => entry.Sense).DistinctBy(sense => sense.Facet.Name).ToArray())).ToArray();
        _table = new PhraseTable<ValueSense[]>(entries, stems: true);
        _words = [.. entries.Where(entry => entry.Phrase.Length >= ValueMatcher.MinFuzzyLength && !entry.Phrase.Contains(' ', StringComparison.Ordinal) && entry.Phrase[0] < 0x80).Take(MaxFuzzyWords)];
    }

    /// <summary>No values at all.</summary>
    public static ValueIndex None { get; } = new([], []);

    /// <summary>What the schema and the vocabulary give: the same for every command of the catalogue.</summary>
    public static ValueIndex OfCatalog(CatalogSchema schema, CatalogVocabulary vocabulary) =>
        new(schema.Facets.SelectMany(facet => OfFacet(facet, schema, vocabulary)),
            schema.Facets.Where(facet => facet.Kind == FacetKind.Open && NameReader.IsPerson(facet.Name) && !schema.Facets.Any(other => other.Covers.Contains(facet.Name)))
                .SelectMany(facet => vocabulary.Values(facet.Name).Select(value => new ValueSense(facet, value))));

    /// <summary>What the feed in sight and the memory add.</summary>
    public static ValueIndex OfContext(ParseRequest request)
    {
        var open = request.Schema.Facets.Where(facet => facet.Kind == FacetKind.Open);
        return new ValueIndex(open.SelectMany(facet => InSight(facet, request).Where(value => Folding.Key(value).Length > 1)
            .SelectMany(value => Spoken(facet, value)).Select(spoken => (spoken.Phrase, new ValueSense(facet, spoken.Value)))), []);
    }

    public bool TryMatch(CommandText command, int at, int end, out int length, out ValueSense[] senses) => _table.TryMatch(command, at, end, out length, out senses);

    /// <summary>"De Niro", "Pacino": the one person of the catalogue who is called so after the first name.</summary>
    public bool TrySurname(string name, out ValueSense person) => _surnames.TryGetValue(Folding.Key(name), out person);

    /// <summary>The value that a misspelt word means: the nearest one, if it is near enough and begins alike.</summary>
    public bool TryMisspelt(string word, out ValueSense[] senses)
    {
        senses = [];
        if (word.Length < ValueMatcher.MinFuzzyLength || word[0] >= 0x80) return false;
        var best = ValueMatcher.MinRatio - 1;
        foreach (var (known, found) in _words)
        {
            if (known[0] != word[0] || Math.Abs(known.Length - word.Length) > 2) continue;
            var ratio = Fuzz.Ratio(word, known);
            if (ratio > best) (best, senses) = (ratio, found);
        }

        return senses.Length > 0;
    }

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

    /// <summary>A value, and for a name of several words its last one: "Scorsese" for Martin Scorsese.</summary>
    private static IEnumerable<(string Phrase, string Value)> Spoken(Facet facet, string value)
    {
        yield return (value, value);
        if (facet.Name is not ("person" or "author" or "artist" or "host" or "designer") || value.LastIndexOf(' ') is not (> 0 and var blank)) yield break;
        var last = value[(blank + 1)..];
        if (last.Length > 3 && char.IsUpper(last[0])) yield return (last, value);
        if (value.IndexOf(' ', StringComparison.Ordinal) is var first && first < blank) yield return (value[(first + 1)..], value);
    }
}
