using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Types words as people do: neighbouring keys, dropped, doubled and swapped letters, missing apostrophes, short forms. Never touches numbers.</summary>
/// <param name="rate">Chance of a typo a word, 0..1.</param>
/// <param name="random">Source of every choice.</param>
internal sealed class Typist(double rate, Random random)
{
    /// <summary>Names are looked at twice.</summary>
    private const double NameShare = 0.15;

    /// <summary>Shorter words are typed right; a letter more or less would make other words of them.</summary>
    private const int ShortestWord = 4;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>What hasty people write in place of a word.</summary>
    public static readonly FrozenDictionary<string, string[]> ShortForms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["please"] = ["pls", "plz", "plse"],
        ["with"] = ["w/", "wth"],
        ["without"] = ["w/o"],
        ["something"] = ["smth", "sth", "somthing"],
        ["because"] = ["bc", "cuz"],
        ["you"] = ["u"],
        ["your"] = ["ur"],
        ["are"] = ["r"],
        ["though"] = ["tho"],
        ["thanks"] = ["thx", "ty"],
        ["tonight"] = ["tonite", "2nite"],
        ["okay"] = ["ok", "k"],
        ["really"] = ["rly"],
        ["people"] = ["ppl"],
        ["maybe"] = ["mayb"],
        ["and"] = ["&", "n"],
        ["movies"] = ["movs", "moives"],
        ["i'm"] = ["im"],
        ["don't"] = ["dont"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word as it was typed.</summary>
    public string Type(string word, PieceKind kind)
    {
        ArgumentNullException.ThrowIfNull(word);
        var chance = kind switch
        {
            PieceKind.Number => 0,
            PieceKind.Name => rate * NameShare,
            _ => rate,
        };
        if (chance <= 0 || random.NextDouble() >= chance || word.Any(char.IsDigit)) return word;
        if (kind == PieceKind.Plain && ShortForms.TryGetValue(word.ToLowerInvariant(), out var forms) && random.Next(2) == 0) return forms[random.Next(forms.Length)];
        if (word.Contains('\'', StringComparison.Ordinal) && random.Next(3) > 0) return word.Replace("'", "", StringComparison.Ordinal);
        return word.Length < ShortestWord || !word.All(letter => char.IsAsciiLetter(letter) || letter is '\'' or '-') ? word : Slip(word);
    }

    /// <summary>The first letter stays: people see that one.</summary>
    private string Slip(string word)
    {
        var at = 1 + random.Next(word.Length - 1);
        var typed = new StringBuilder(word);
        switch (random.Next(4))
        {
            case 0:
                typed.Remove(at, 1);
                break;
            case 1:
                typed.Insert(at, word[at]);
                break;
            case 2 when at + 1 < word.Length:
                (typed[at], typed[at + 1]) = (typed[at + 1], typed[at]);
                break;
            default:
                typed[at] = Neighbour(word[at]);
                break;
        }

        return typed.ToString();
    }

    private char Neighbour(char letter) => Neighbour(letter, random);

    /// <summary>The letter of a key beside that one; the same letter where there is none.</summary>
    public static char Neighbour(char letter, Random random)
    {
        var lower = char.ToLower(letter, CultureInfo.InvariantCulture);
        foreach (var row in Rows)
        {
            var at = row.IndexOf(lower, StringComparison.Ordinal);
            if (at < 0) continue;
            var other = at == 0 ? row[1] : at == row.Length - 1 ? row[at - 1] : row[at + (random.Next(2) * 2) - 1];
            return char.IsUpper(letter) ? char.ToUpperInvariant(other) : other;
        }

        return letter;
    }
}
