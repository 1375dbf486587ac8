using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Says a word or two of an English command in another language, as people of two languages do: "nada de horror, por favor", "a 恐怖片 from 90年代".</summary>
/// <remarks>Only what stands for just the same is exchanged (<c>mixed.txt</c>, and the Chinese names of common values and decades), so that the answer stays as it is but for its quotes, which stay copies of the command.</remarks>
internal sealed class LanguageMix
{
    private const string File = "mixed.txt";
    private const int MostChanges = 2;

    /// <summary>Words behind which those before mean something else: "no more than", "i'd like to see".</summary>
    private const string NotBefore = "(?! (?:to|about|anything|more|less|longer|newer|older|way|problem|idea)\\b)";

    private static readonly string[] Languages = ["es", "fr", "de", "zh"];
    private readonly ImmutableArray<Phrase> _phrases;
    private readonly ImmutableArray<string> _courtesies;
    private readonly Regex _anyOfThem;
    private readonly Grammar _chinese;

    /// <param name="chinese">With Chinese names of values.</param>
    public LanguageMix(Grammar chinese)
    {
        _chinese = chinese;
        var phrases = Read().ToLookup(phrase => phrase.Form is not null);
        _phrases = [.. phrases[true]];
        _courtesies = [.. Words(phrases[false])];
        _anyOfThem = new Regex($@"[\u4e00-\u9fff]|(?<!\w)(?:{string.Join('|', Words(_phrases).Distinct().Select(Regex.Escape))})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether a command has words of the other languages.</summary>
    public bool IsIn(string text) => _anyOfThem.IsMatch(text);

    /// <summary>The record with one or two changes in one language, or with a word of courtesy behind it where nothing can be exchanged; as it is where a quote is not its command's.</summary>
    public LabelledRecord Apply(LabelledRecord record, Random random)
    {
        var text = record.Request.Context.Text;
        var spans = record.Gold.Edits.Select(edit => (Start: text.IndexOf(edit.Quote, StringComparison.Ordinal), edit.Quote.Length)).ToArray();
        if (spans.Any(span => span.Start < 0)) return record;

        var languages = Languages.ToArray();
        random.Shuffle(languages);
        foreach (var language in languages)
        {
            // A quote holds a change or does not touch it.
            var possible = Changes(record, language, random).Where(change => spans.All(span => change.End <= span.Start || change.Start >= span.Start + span.Length || change.Start >= span.Start && change.End <= span.Start + span.Length)).ToArray();
            if (possible.Length == 0) continue;
            random.Shuffle(possible);
            var changes = new List<Change>();
            foreach (var change in possible)
                if (changes.Count < MostChanges && changes.TrueForAll(other => change.End <= other.Start || change.Start >= other.End)) changes.Add(change);
            return Write(record, text, changes, spans);
        }

        var end = text.TrimEnd('.', '!', '?', '…', ' ').Length;
        return spans.All(span => span.Start + span.Length <= end)
            ? record with { Request = record.Request with { Context = record.Request.Context with { Text = text[..end] + random.Pick(_courtesies) + text[end..] } } }
            : record;
    }

    private static IEnumerable<string> Words(IEnumerable<Phrase> phrases) => phrases.SelectMany(phrase => phrase.Others.Values).SelectMany(ways => ways);

    private static LabelledRecord Write(LabelledRecord record, string text, List<Change> changes, (int Start, int Length)[] spans)
    {
        string Mixed(int start, int length)
        {
            var part = text.Substring(start, length);
            foreach (var change in changes.Where(change => change.Start >= start && change.End <= start + length).OrderByDescending(change => change.Start))
                part = part[..(change.Start - start)] + change.Text + part[(change.End - start)..];
            return part;
        }

        return new LabelledRecord(
            record.Request with { Context = record.Request.Context with { Text = Mixed(0, text.Length) } },
            record.Gold with { Edits = [.. record.Gold.Edits.Zip(spans, (edit, span) => edit with { Quote = Mixed(span.Start, span.Length) })] });
    }

    private IEnumerable<Change> Changes(LabelledRecord record, string language, Random random)
    {
        var text = record.Request.Context.Text;
        var names = Names(record).ToArray();
        // Of two phrases at one place the longer one is meant.
        var phrases = _phrases.Where(phrase => phrase.Others.ContainsKey(language))
            .SelectMany(phrase => phrase.Form!.Matches(text).Select(match => (Phrase: phrase, Match: match)))
            .GroupBy(found => found.Match.Index).Select(found => found.MaxBy(one => one.Match.Length))
            .Where(found => Array.TrueForAll(names, name => found.Match.Index + found.Match.Length <= name.Start || found.Match.Index >= name.Start + name.Length))
            .Select(found => Exchange(found.Match, random.Pick(found.Phrase.Others[language])));
        return language == "zh" ? phrases.Concat(record.Gold.Edits.OfType<AddEdit>().SelectMany(edit => ChineseValues(edit, text, random))) : phrases;
    }

    private IEnumerable<Change> ChineseValues(AddEdit edit, string text, Random random)
    {
        var start = text.IndexOf(edit.Quote, StringComparison.Ordinal);
        if (FacetSpeech.Periods(edit.Value) is [var period, ..] periods && period[4..] is [>= '0' and <= '9', ..])
        {
            var decade = (int)edit.Value.Value.Number;
            foreach (Match match in Regex.Matches(edit.Quote, $@"\b(?:the )?(?:{string.Join('|', periods.Select(name => Regex.Escape(name[4..])))})\b", RegexOptions.IgnoreCase))
                yield return new Change(start + match.Index, match.Length, $"{(decade < 2000 ? decade % 100 : decade)}年代");
        }

        if (edit.Operator is not ComparisonOperator.Equal || ChinesePhrasing.Names(_chinese, edit.Facet, edit.Value.ToString()) is not { Length: > 0 } names) yield break;
        var value = Regex.Escape(edit.Value.ToString());
        var several = value.EndsWith('y') ? $"{value[..^1]}(?:y|ies)" : $"{value}(?:es|s)?";
        foreach (Match match in Regex.Matches(edit.Quote, $@"\b{several}(?<film> (?:film|movie|flick)s?)?\b", RegexOptions.IgnoreCase))
        {
            var name = random.Pick(names);
            // "恐怖片" is a horror film already.
            yield return new Change(start + match.Index, name.EndsWith('片') ? match.Length : match.Length - match.Groups["film"].Length, name);
        }
    }

    /// <summary>Where names and values stand, of which no word is exchanged.</summary>
    private static IEnumerable<(int Start, int Length)> Names(LabelledRecord record)
    {
        var context = record.Request.Context;
        return record.Gold.Edits.OfType<AddEdit>().Select(edit => edit.Value.ToString()).Concat(context.Memory.Select(preference => preference.Value.ToString())).Concat(context.Feed.Select(reference => reference.Item.Title))
            .Where(name => name.Length > 0).Distinct()
            .SelectMany(name => Regex.Matches(context.Text, Regex.Escape(name), RegexOptions.IgnoreCase)).Select(match => (match.Index, match.Length));
    }

    private static Change Exchange(Match match, string words) =>
        new(match.Index, match.Length, char.IsUpper(match.Value[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words);

    private static IEnumerable<Phrase> Read()
    {
        using var stream = typeof(LanguageMix).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        using var reader = new StreamReader(stream);
        var section = "";
        foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line;
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var words = Regex.Escape(cells[0]);
            var form = section switch
            {
                "[beginning]" => $@"(?<=^|[.,;!?…-] ?){words}(?= ){NotBefore}",
                "[end]" => $@"(?<=\s){words}(?=\s*(?:[.,;!?…]|$))",
                _ => null,
            };
            yield return new Phrase(
                form is null ? null : new Regex(form, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
                Languages.Zip(cells[1..]).Where(cell => cell.Second.Length > 0).ToImmutableDictionary(cell => cell.First, cell => cell.Second.Split('/', StringSplitOptions.TrimEntries).ToImmutableArray()));
        }
    }

    /// <summary>English words where they may be exchanged (null: none), and what may stand for them in each language.</summary>
    private sealed record Phrase(Regex? Form, ImmutableDictionary<string, ImmutableArray<string>> Others);

    private readonly record struct Change(int Start, int Length, string Text)
    {
        public int End => Start + Length;
    }
}
