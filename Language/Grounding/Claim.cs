using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

/// <summary>One reader's edit with all that decides whether it stands.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Reader">Who says it.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Standing">What speaks for it.</param>
/// <param name="Twin">The other reader's edit that says the same; null where there is none.</param>
/// <param name="Certainty">How sure the model was of its edit, 0..1; null where nothing is known, and for the rules.</param>
internal sealed record Claim(Edit Edit, Reader Reader, EditKind Kind, Standing Standing, Edit? Twin, double? Certainty = null);
