using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus;

/// <summary>The same command in another context: other ids in memory, and a shorter feed where nothing refers to it.</summary>
internal static partial class ContextAugmentation
{
    private const double OtherIds = 0.5, ShortenFeed = 0.6, EmptyFeed = 0.5;
    private const int MaxSkippedIds = 12;

    public static LabelledRecord Apply(LabelledRecord record, Random random)
    {
        record = RenameIds(record, random);
        return random.NextDouble() < ShortenFeed && !RefersToFeed(record) ? Shorten(record, random) : record;
    }

    /// <summary>Other ids in memory, for half of the records: those of a memory that has lived for a while.</summary>
    public static LabelledRecord RenameIds(LabelledRecord record, Random random) => random.NextDouble() < OtherIds ? Rename(record, random) : record;

    /// <summary>True where the command might speak of what is shown. In doubt it does.</summary>
    internal static bool RefersToFeed(LabelledRecord record) =>
        FeedWords().IsMatch(record.Request.Context.Text)
        || record.Gold.Edits.OfType<AddEdit>().Any(edit =>
            edit.Operator is ComparisonOperator.Less or ComparisonOperator.Greater
            || edit.Value.ToString().StartsWith('#')
            || (edit.Value.ToString() is var value
                && !record.Request.Context.Text.Contains(value, StringComparison.OrdinalIgnoreCase)
                && record.Request.Context.Feed.Any(reference =>
                    string.Equals(reference.Item.Title, value, StringComparison.OrdinalIgnoreCase)
                    || reference.Item.Facets.Values.Any(values => values.Any(shown => string.Equals(shown.ToString(), value, StringComparison.OrdinalIgnoreCase))))));

    private static LabelledRecord Shorten(LabelledRecord record, Random random)
    {
        var context = record.Request.Context;
        var kept = random.NextDouble() < EmptyFeed ? 0 : random.Next(context.Feed.Length + 1);
        return record with { Request = record.Request with { Context = context with { Feed = context.Feed[..kept] } } };
    }

    private static LabelledRecord Rename(LabelledRecord record, Random random)
    {
        var next = 1 + random.Next(MaxSkippedIds);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var preference in record.Request.Context.Memory)
        {
            names[preference.Id] = string.Create(CultureInfo.InvariantCulture, $"p{next}");
            next += 1 + (random.Next(3) == 0 ? random.Next(1, 4) : 0);
        }

        var context = record.Request.Context;
        return new LabelledRecord(
            record.Request with { Context = context with { Memory = [.. context.Memory.Select(preference => preference with { Id = names[preference.Id] })] } },
            record.Gold with { Edits = [.. record.Gold.Edits.Select(edit => edit is RemoveEdit remove ? remove with { Id = names.GetValueOrDefault(remove.Id, remove.Id) } : edit)] });
    }

    /// <summary>Words that point at what is shown, in the languages of the corpora.</summary>
    [GeneratedRegex(
        @"#|\b(this|that|these|those|here|it|first|second|third|fourth|fifth|sixth|last|one|ones|them|above|top|bottom|any of|all of|cheaper|shorter|longer|newer|older|dies|diese[rsmn]?|erste[rnms]?|zweite[rnms]?|dritte[rnms]?|letzte[rnms]?|ce|cette|ces|premi|deuxi|dernier|est[aeo]s?|primer[ao]?|segund[ao]|tercer[ao]?|[uú]ltim[ao])\b|这|那|第|它|上面|最后|全是|都是|又是",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedWords();
}
