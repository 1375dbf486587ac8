using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans;

/// <summary>One import of a catalogue: staged out of sight, then published whole or not at all. Key: an id of the caller's own.</summary>
/// <remarks>An import that is neither completed nor fed for some minutes is dropped without a trace.</remarks>
[Alias("RecOrleans.ICatalogImportGrain")]
public interface ICatalogImportGrain : IGrainWithStringKey
{
    /// <exception cref="RequestException">Invalid: the schema contradicts itself. Conflict: this import has begun already.</exception>
    [Alias("Begin")]
    Task Begin(CatalogSchema schema);

    /// <summary>Stages items; returns one message for each that was rejected, naming item, field and way out.</summary>
    [Alias("AddItems")]
    Task<ImmutableArray<string>> AddItems(ImmutableArray<Item> items);

    /// <summary>Stages interactions (their items come first); returns one message for each that was rejected.</summary>
    [Alias("AddInteractions")]
    Task<ImmutableArray<string>> AddInteractions(ImmutableArray<LoggedInteraction> interactions);

    /// <summary>Trains the models and puts the new version in service.</summary>
    /// <exception cref="RequestException">Invalid: nothing was staged.</exception>
    [Alias("Complete"), ResponseTimeout("00:30:00")]
    Task<CatalogDescription> Complete();

    /// <summary>Forgets what was staged.</summary>
    [Alias("Cancel")]
    Task Cancel();
}
