using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>One command with all that its readers look things up in.</summary>
internal sealed class Scene
{
    public Scene(ParseRequest request, ValueIndex catalog)
    {
        Command = CommandText.Read(request.Context.Text);
        Schema = request.Schema;
        Memory = request.Context.Memory;
        Feed = request.Context.Feed;
        Catalog = catalog;
        InSight = ValueIndex.OfContext(request);
        Titles = new PhraseTable<FeedReference>(Feed.SelectMany(reference => Spellings(reference.Item.Title).Select(title => (title, reference))));
        IsStory = Command.Tokens.Any(token => FreeText.IsStoryWord(token.Word));
        Numbers = [.. Schema.Facets.Where(facet => facet.Kind == FacetKind.Number)];
    }

    public CommandText Command { get; }

    public CatalogSchema Schema { get; }

    public ImmutableArray<Preference> Memory { get; }

    public ImmutableArray<FeedReference> Feed { get; }

    /// <summary>Values of the catalogue as a whole.</summary>
    public ValueIndex Catalog { get; }

    /// <summary>Values of the feed and the memory.</summary>
    public ValueIndex InSight { get; }

    /// <summary>The feed's items by title.</summary>
    public PhraseTable<FeedReference> Titles { get; }

    public ImmutableArray<Facet> Numbers { get; }

    /// <summary>True when the command tells a story around its wish.</summary>
    public bool IsStory { get; }

    /// <summary>Where free meaning goes; null in a catalogue without such a facet.</summary>
    public Facet? TextFacet => Find(FacetKind.Text);

    /// <summary>The reference facet that asks for likeness.</summary>
    public Facet? SimilarFacet => Find(FacetKind.Reference, "similar");

    /// <summary>The reference facet that means the very item.</summary>
    public Facet? ItemFacet => Find(FacetKind.Reference, "item");

    public string Word(int at) => at >= 0 && at < Command.Tokens.Length ? Command.Tokens[at].Word : "";

    public bool IsCapital(int at) => char.IsUpper(Command.Text[Command.Tokens[at].Start]);

    public Facet? Find(FacetKind kind, string? name = null) => Schema.Facets.FirstOrDefault(facet => facet.Kind == kind && (name is null || facet.Name == name));

    /// <summary>A title in full, without its article, and up to its colon.</summary>
    private static IEnumerable<string> Spellings(string title)
    {
        yield return title;
        if (title.StartsWith("The ", StringComparison.OrdinalIgnoreCase)) yield return title[4..];
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        if (colon > 5) yield return title[..colon];
    }
}
