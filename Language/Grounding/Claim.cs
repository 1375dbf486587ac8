using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

/// <summary>Who read the command.</summary>
internal enum Reader
{
    Model,
    Rules,
}

/// <summary>How an edit stands to the other reader's edits and to the command's words.</summary>
internal enum Standing
{
    /// <summary>The other reader says the same.</summary>
    Agreed,

    /// <summary>The other reader took some of its words for something else.</summary>
    Contested,

    /// <summary>The other reader left its words unread; they hold its value.</summary>
    Worded,

    /// <summary>The other reader left its words unread; its value is not among them.</summary>
    Guessed,
}

/// <summary>One reader's edit with all that decides whether it stands.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Reader">Who says it.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Standing">What speaks for it.</param>
/// <param name="Twin">The other reader's edit that says the same; null where there is none.</param>
internal sealed record Claim(Edit Edit, Reader Reader, EditKind Kind, Standing Standing, Edit? Twin);
