using System.Collections.Frozen;

namespace RecOrleans.Grains.Users;

/// <summary>Commands that as a whole ask to take back the latest change; they need no model.</summary>
public static class UndoPhrase
{
    private static readonly FrozenSet<string> Phrases = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "undo", "undo that", "undo it", "undo the last one", "take that back", "take it back", "revert", "revert that", "go back", "撤销", "撤回", "退回");

    public static bool Matches(string command) =>
        Phrases.Contains(command.Trim().TrimEnd('.', '!', '。', '！').Replace(" please", "", StringComparison.OrdinalIgnoreCase).Replace("please ", "", StringComparison.OrdinalIgnoreCase).Trim());
}
