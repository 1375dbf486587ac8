using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Grounding;

namespace RecOrleans.Language.Agents;

/// <summary>One command with all that is needed to read it.</summary>
/// <param name="Schema">The catalogue's facets.</param>
/// <param name="Vocabulary">What the catalogue's open facets are known to hold.</param>
/// <param name="Context">Command, memory and feed.</param>
public sealed record ParseRequest(CatalogSchema Schema, CatalogVocabulary Vocabulary, CommandContext Context);
