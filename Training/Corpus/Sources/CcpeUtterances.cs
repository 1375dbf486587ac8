using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Sources;

/// <summary>CCPE-M (Radlinski et al. 2019): people telling an assistant what films they like. Its spans have no polarity, so only what is one plain clause of liking or disliking counts.</summary>
internal sealed partial class CcpeUtterances
{
    private readonly CatalogSchema _schema;
    private readonly MovieGenres _genres;

    public CcpeUtterances(CatalogSchema movies)
    {
        _schema = movies;
        _genres = new MovieGenres(movies);
    }

    /// <summary>Reads JSON Lines of utterances with spans; the same words count once.</summary>
    /// <exception cref="InvalidDataException">A line is no utterance.</exception>
    public ImmutableArray<LabelledRecord> Read(string path)
    {
        var records = ImmutableArray.CreateBuilder<LabelledRecord>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            Utterance? utterance;
            try
            {
                utterance = JsonSerializer.Deserialize<Utterance>(line, Json.Options);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{path}, line {number}: no utterance with speaker, text and spans ({exception.Message}).", exception);
            }

            if (utterance is not { Speaker: "USER", Spans: [{ } span] } || Edit(utterance.Text, span) is not { } edit || !seen.Add(utterance.Text)) continue;
            records.Add(new LabelledRecord(
                new ParseRequest(_schema, CatalogVocabulary.Empty, new CommandContext { CommandId = FormattableString.Invariant($"ccpe-{number}"), Catalog = _schema.Catalog, Text = utterance.Text }),
                new CommandAnswer { Feedback = Feedback.New, Edits = [edit] }));
        }

        return records.ToImmutable();
    }

    /// <summary>Null where the clause holds more than its span, since spans are approximate: "historical [dramas]".</summary>
    private AddEdit? Edit(string text, Span span)
    {
        var clause = Clause().Match(text);
        if (!clause.Success || !Kind(span.Text).Equals(Kind(clause.Groups["what"].Value), StringComparison.OrdinalIgnoreCase)) return null;
        var what = clause.Groups["what"].Value;
        var edit = span.Type switch
        {
            "MOVIE_GENRE_OR_CATEGORY" => _genres.Edit(what),
            "PERSON" => new AddEdit { Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "person", Operator = ComparisonOperator.Equal, Value = what, Quote = what },
            _ => null,
        };
        // Without the "I", the clause is the shortest run of words that says it.
        return edit is null ? null
            : clause.Groups["dislike"].Success ? edit with { Polarity = Polarity.Dislike, Quote = clause.Groups["dislike"].Value + text[(clause.Groups["dislike"].Index + clause.Groups["dislike"].Length)..(clause.Groups["what"].Index + what.Length)] }
            : edit;
    }

    private static string Kind(string text) => Noun().Replace(text, "");

    [GeneratedRegex(@"^((well|yes|yeah|um|uh|so|okay),? )*i('m| am)? ?((really|also|usually|mostly|absolutely|definitely|personally|just) )*"
        + @"((?<like>like|love|enjoy|prefer|a (big |huge )?fan of|fond of|into)|(?<dislike>(don't|do not) (really |particularly |usually )?(like|enjoy|love)|hate|can't stand|dislike|not (really |too |very )?(a (big |huge )?fan of|fond of|into|keen on|big on)))"
        + @" (watching )?(a good |the )?(?<what>[\w' -]+?)( a lot| the most| at all| very much| too much)?[.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();

    [GeneratedRegex(@" (movie|film|flick)s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Noun();

    private sealed record Utterance(string Speaker, string Text, ImmutableArray<Span> Spans);

    private sealed record Span(string Type, string Text);
}
