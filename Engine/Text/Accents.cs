using System.Collections.Frozen;

namespace RecOrleans.Engine.Text;

/// <summary>Takes the marks off Latin letters, as BERT's tokenizer does.</summary>
/// <remarks>Written out because string.Normalize leaves its text as it is under InvariantGlobalization. Letters that Unicode does not decompose (ø, ß, ł) stay.</remarks>
internal static class Accents
{
    private static readonly FrozenDictionary<char, char> Plain = new (string Marked, char Letter)[]
    {
        ("àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", 'a'),
        ("ḃḅḇ", 'b'),
        ("çćĉċčḉ", 'c'),
        ("ďḋḍḏḑḓ", 'd'),
        ("èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", 'e'),
        ("ḟ", 'f'),
        ("ĝğġģǧǵḡ", 'g'),
        ("ĥȟḣḥḧḩḫẖ", 'h'),
        ("ìíîïĩīĭįǐȉȋḭḯỉị", 'i'),
        ("ĵǰ", 'j'),
        ("ķǩḱḳḵ", 'k'),
        ("ĺļľḷḹḻḽ", 'l'),
        ("ḿṁṃ", 'm'),
        ("ñńņňǹṅṇṉṋ", 'n'),
        ("òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", 'o'),
        ("ṕṗ", 'p'),
        ("ŕŗřȑȓṙṛṝṟ", 'r'),
        ("śŝşšșṡṣṥṧṩ", 's'),
        ("ţťțṫṭṯṱẗ", 't'),
        ("ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", 'u'),
        ("ṽṿ", 'v'),
        ("ŵẁẃẅẇẉẘ", 'w'),
        ("ẋẍ", 'x'),
        ("ýÿŷȳẏẙỳỵỷỹ", 'y'),
        ("źżžẑẓẕ", 'z'),
    }.SelectMany(row => row.Marked.Select(marked => (marked, row.Letter))).ToFrozenDictionary(pair => pair.marked, pair => pair.Letter);

    /// <summary>The text in lower case without marks; combining marks are dropped.</summary>
    public static string Strip(string text)
    {
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f');
        return first < 0 ? text.ToLowerInvariant() : string.Create(text.Length, text, static (target, source) => Write(source, target)).Replace("\0", "", StringComparison.Ordinal);
    }

    private static void Write(string source, Span<char> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var letter = char.ToLowerInvariant(source[i]);
            target[i] = letter is >= '\u0300' and <= '\u036f' ? '\0' : Plain.GetValueOrDefault(letter, letter);
        }
    }
}
