using System.Globalization;
using RecOrleans.Commands;

namespace RecOrleans.Grains.Users;

/// <summary>What may be submitted as a command, and when it is one that is known already.</summary>
public static class CommandText
{
    public const int MaxIdLength = 64;

    /// <exception cref="RequestException">Invalid or TooLarge, naming the field.</exception>
    public static void Validate(SubmitCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrEmpty(command.Text) || command.Text.All(IsInvisible))
            throw new RequestException(RequestError.Invalid, "text", "text is empty; say what the feed should do, for example \"something light from the 90s\".");
        if (command.Text.Length > SubmitCommand.MaxTextLength)
            throw new RequestException(RequestError.TooLarge, "text", $"text has {command.Text.Length} characters; at most {SubmitCommand.MaxTextLength} are read. Say it shorter, or in several commands.");
        foreach (var character in command.Text)
            if ((char.IsControl(character) && !char.IsWhiteSpace(character)) || character == '\uFFFD')
                throw new RequestException(RequestError.Invalid, "text", "text holds control or undecodable characters; send plain UTF-8 text.");
        for (var index = 0; index < command.Text.Length; index++)
        {
            if (!char.IsSurrogate(command.Text[index])) continue;
            if (!char.IsSurrogatePair(command.Text, index))
                throw new RequestException(RequestError.Invalid, "text", "text holds half a character; send plain UTF-8 text.");
            index++;
        }

        if (command.CommandId is { } id && (id.Length is 0 or > MaxIdLength || !id.All(character => char.IsAsciiLetterOrDigit(character) || "-_.:".Contains(character, StringComparison.Ordinal))))
            throw new RequestException(RequestError.Invalid, "commandId", $"commandId must be 1 to {MaxIdLength} letters, digits or - _ . : ; leave it out and one is made.");
    }

    private static bool IsInvisible(char character) => char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>The receipt of a command that is sent again: the same words about the same catalogue.</summary>
    /// <exception cref="RequestException">Conflict: the id belongs to other words, or to another catalogue; these would be lost unnoticed.</exception>
    public static CommandReceipt SameAgain(SubmitCommand command, CommandStatus known, string defaultCatalog)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(known);
        if (command.Text != known.Text || (command.Catalog ?? defaultCatalog) != known.Catalog)
        {
            throw new RequestException(
                RequestError.Conflict, "commandId",
                $"commandId '{known.CommandId}' belongs to a command with another text or catalog. The same again gets the same receipt; give a new command a new commandId, or none.");
        }

        return new CommandReceipt(known.CommandId, known.Status);
    }
}
