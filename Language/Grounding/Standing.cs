namespace RecOrleans.Language.Grounding;

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
