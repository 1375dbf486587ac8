using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

/// <summary>One reader's edit with all that decides whether it stands.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Reader">Who says it.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Standing">What speaks for it.</param>
/// <param name="Twin">The other reader's edit that says the same; null where there is none.</param>
/// <param name="Certainty">
/// How sure the model was, 0..1: of the edit itself where it is the model's, otherwise of the surest of its own that took some of the edit's words. Null where nothing is known.
/// </param>
internal sealed record Claim(Edit Edit, Reader Reader, EditKind Kind, Standing Standing, Edit? Twin, double? Certainty = null);
