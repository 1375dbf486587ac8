using System.Globalization;
using System.Text;

namespace RecOrleans.Language.Prompts;

/// <summary>Pieces of llama.cpp's grammar notation.</summary>
internal static class Gbnf
{
    /// <summary>
    /// A text as a quoted terminal in pure ASCII: the grammar crosses to native code as a string, whose encoding there depends on the platform.
    /// </summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') literal.Append('\\').Append((char)rune.Value);
            else if (rune.Value is >= 0x20 and < 0x7F) literal.Append((char)rune.Value);
            else literal.Append("\\U").Append(rune.Value.ToString("X8", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>One of several texts.</summary>
    public static string OneOf(IEnumerable<string> texts) => string.Join(" | ", texts.Select(Literal));
}
