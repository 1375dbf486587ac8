using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Phrasing;

namespace RecOrleans.Training.Corpus;

/// <summary>A command as a hasty hand writes it (typing errors, short forms, letter case, a lost full stop), or as a voice is written down: lower case, no marks. Its quotes are copied from it again.</summary>
internal static class WritingNoise
{
    private const double Mistype = 0.15, Shorten = 0.15, ShortForm = 0.6, Voice = 0.12, LowerCase = 0.15, UpperCase = 0.02, LoseEnd = 0.15;
    private const int ShortestWord = 4, MostMistakes = 2;

    public static LabelledRecord Apply(LabelledRecord record, Random random)
    {
        var text = record.Request.Context.Text;
        var spans = record.Gold.Edits.Select(edit => text.IndexOf(edit.Quote, StringComparison.Ordinal)).ToArray();
        // A quote that is not there word for word could not be followed.
        if (spans.Contains(-1)) return record;

        // Letters with the place that each came from.
        var letters = text.Select((letter, at) => (Letter: letter, At: at)).ToList();
        var spared = Protected(record);
        var isVoice = random.NextDouble() < Voice;
        if (isVoice) DropMarks(letters, spared);
        else
        {
            if (random.NextDouble() < Shorten) UseShortForms(letters, spared, random);
            if (random.NextDouble() < Mistype)
                for (var mistakes = random.Next(MostMistakes) + 1; mistakes > 0; mistakes--) Misspell(letters, spared, random);
            if (random.NextDouble() < LoseEnd && letters.Count > 1 && letters[^1].Letter is '.' or '!' && !spans.Zip(record.Gold.Edits, (start, edit) => start + edit.Quote.Length).Contains(text.Length))
                letters.RemoveAt(letters.Count - 1);
        }

        var letterCase = random.NextDouble();
        Func<char, char> write = isVoice || letterCase < LowerCase ? char.ToLowerInvariant : letterCase < LowerCase + UpperCase ? char.ToUpperInvariant : letter => letter;

        var written = new string([.. letters.Select(letter => write(letter.Letter))]);
        var edits = record.Gold.Edits.Select((edit, index) => edit with { Quote = Copy(spans[index], spans[index] + edit.Quote.Length) }).ToImmutableArray();
        return edits.Any(edit => edit.Quote.Length == 0)
            ? record
            : new LabelledRecord(record.Request with { Context = record.Request.Context with { Text = written } }, record.Gold with { Edits = edits });

        string Copy(int start, int end)
        {
            var first = letters.FindIndex(letter => letter.At >= start && letter.At < end);
            var last = letters.FindLastIndex(letter => letter.At >= start && letter.At < end);
            return first < 0 ? "" : written[first..(last + 1)].Trim();
        }
    }

    /// <summary>Words whose spelling is the answer: values that are no words of the schema.</summary>
    private static HashSet<string> Protected(LabelledRecord record) => new(
        record.Gold.Edits.OfType<AddEdit>()
            .Where(edit => record.Request.Schema.Find(edit.Facet) is not { Kind: FacetKind.Closed or FacetKind.Ordered })
            .SelectMany(edit => edit.Value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A voice says no commas: marks behind words go, those inside of words and numbers ("PG-13", "4.5") stay.</summary>
    private static void DropMarks(List<(char Letter, int At)> letters, HashSet<string> spared)
    {
        for (var at = letters.Count - 1; at > 0; at--)
        {
            if (letters[at].Letter is not ('.' or ',' or '!' or '?' or ';' or ':') || (at + 1 < letters.Count && !char.IsWhiteSpace(letters[at + 1].Letter))) continue;
            var start = letters.FindLastIndex(at, letter => char.IsWhiteSpace(letter.Letter)) + 1;
            if (!spared.Contains(new string([.. letters.GetRange(start, at + 1 - start).Select(letter => letter.Letter)]))) letters.RemoveAt(at);
        }
    }

    /// <summary>"pls", "w/": each letter of a short form stands where the word began, the last where it ended.</summary>
    private static void UseShortForms(List<(char Letter, int At)> letters, HashSet<string> spared, Random random)
    {
        for (var end = letters.Count; end > 0;)
        {
            var start = letters.FindLastIndex(end - 1, end, letter => char.IsWhiteSpace(letter.Letter)) + 1;
            var word = new string([.. letters.GetRange(start, end - start).Select(letter => letter.Letter)]);
            var bare = word.TrimEnd('.', ',', '!', '?');
            if (!spared.Contains(bare) && Typist.ShortForms.TryGetValue(bare.ToLowerInvariant(), out var forms) && random.NextDouble() < ShortForm)
            {
                var form = forms[random.Next(forms.Length)];
                var (first, last) = (letters[start].At, letters[start + bare.Length - 1].At);
                letters.RemoveRange(start, bare.Length);
                letters.InsertRange(start, form.Select((letter, at) => (letter, at == form.Length - 1 ? last : first)));
            }

            end = start - 1;
        }
    }

    /// <summary>Swaps, loses, doubles or misses a letter inside a word; the first letter stays.</summary>
    private static void Misspell(List<(char Letter, int At)> letters, HashSet<string> spared, Random random)
    {
        var words = Words(letters).Where(word => word.Length >= ShortestWord && !spared.Contains(new string([.. letters.GetRange(word.Start, word.Length).Select(letter => letter.Letter)]))).ToArray();
        if (words.Length == 0) return;
        var (start, length) = words[random.Next(words.Length)];
        var at = start + 1 + random.Next(length - 2);
        switch (random.Next(4))
        {
            // Letters change their places, the places themselves stay in order.
            case 0:
                (letters[at], letters[at + 1]) = ((letters[at + 1].Letter, letters[at].At), (letters[at].Letter, letters[at + 1].At));
                break;
            case 1:
                letters.RemoveAt(at);
                break;
            case 2:
                letters[at] = (Typist.Neighbour(letters[at].Letter, random), letters[at].At);
                break;
            default:
                letters.Insert(at, letters[at]);
                break;
        }
    }

    private static IEnumerable<(int Start, int Length)> Words(List<(char Letter, int At)> letters)
    {
        for (int start = 0, end; start < letters.Count; start = end + 1)
        {
            end = start;
            while (end < letters.Count && char.IsAsciiLetter(letters[end].Letter)) end++;
            if (end > start) yield return (start, end - start);
        }
    }
}
