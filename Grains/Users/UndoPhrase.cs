using System.Text.RegularExpressions;

namespace RecOrleans.Grains.Users;

/// <summary>Commands that as a whole ask to take back the latest change; they need no model.</summary>
/// <remarks>"The last one" alone may be an item of the feed, so it is a change only where the verb can mean nothing else.</remarks>
public static partial class UndoPhrase
{
    public static bool Matches(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return English().IsMatch(command) || Chinese().IsMatch(command);
    }

    [GeneratedRegex(
        """
        ^\s* (?:(?:oops|sorry|actually|no|wait|ok|okay|please|pls|I(?:'ve)?\ (?:have\ )?changed\ my\ mind)[,.!;:]*\ )*
        (?: (?:undo|revert|cancel|scratch|ignore|disregard|roll\ back|take\ back) (?:\ (?:that|it|this|that\ one|what\ I\ (?:just\ )?said|(?:the|my|that)\ (?:last|latest|previous)\ (?:one|thing)|(?:(?:the|my|that)\ )?(?:last|latest|previous)\ (?:change|command|request|message|step)))?
          | (?:take|roll) \ (?:that|it|this|(?:the|my|that)\ (?:last|latest|previous)\ (?:one|thing)|(?:(?:the|my|that)\ )?(?:last|latest|previous)\ (?:change|command|request|message|step)) \ back
          | forget \ (?:that|what\ I\ (?:just\ )?said|(?:(?:the|my|that)\ )?(?:last|latest|previous)\ (?:change|command|request|message|step))
          | never\ ?mind (?:\ (?:that|it))?
          | go\ back )
        (?:,?\ (?:please|pls|then))* \s*[.!]*\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex English();

    [GeneratedRegex("^\\s*(?:撤销|撤回|退回)\\s*[。！.!]*\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();
}
