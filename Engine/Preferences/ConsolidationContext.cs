using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Preferences;

/// <summary>What a change of memory needs to know beside the memory.</summary>
/// <param name="Schema">The catalogue's facets.</param>
/// <param name="CommandId">The command that changes it; empty for a change by hand.</param>
/// <param name="CommandText">Its words: what is taken back must be said in them.</param>
/// <param name="Now">The time of the change.</param>
/// <param name="NextId">Number of the next new preference: <c>p{NextId}</c>.</param>
/// <param name="References">What a written reference points at: <c>#2</c> or a title -> the item's id.</param>
/// <param name="Options">Bounds of the memory.</param>
public sealed record ConsolidationContext(
    CatalogSchema Schema,
    string CommandId,
    string CommandText,
    DateTimeOffset Now,
    int NextId,
    IReadOnlyDictionary<string, string> References,
    MemoryOptions Options);
