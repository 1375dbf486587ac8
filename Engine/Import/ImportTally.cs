using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RecOrleans.Engine.Import;

/// <summary>Counts rows as they pass, for the <see cref="ImportReport"/>. Not thread-safe.</summary>
public sealed partial class ImportTally
{
    /// <summary>Kinds of reason that are counted apart; the rest count as one.</summary>
    private const int MaxReasons = 100;

    private const string Others = "other reasons";

    private readonly Dictionary<string, long> _reasons = [];
    private readonly ImmutableArray<RejectedRow>.Builder _examples = ImmutableArray.CreateBuilder<RejectedRow>();
    private long _items;
    private long _interactions;
    private long _rejected;

    public void Count(CatalogRow row)
    {
        switch (row)
        {
            case ItemRow:
                _items++;
                break;
            case InteractionRow:
                _interactions++;
                break;
            case RejectedRow rejected:
                Reject(rejected);
                break;
            default:
                throw new ArgumentException($"A row of type {row?.GetType().Name} is unknown.", nameof(row));
        }
    }

    public ImportReport Report() => new(
        _items + _interactions + _rejected,
        _items,
        _interactions,
        _rejected,
        [.. _reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal)],
        _examples.ToImmutable());

    private void Reject(RejectedRow rejected)
    {
        _rejected++;
        if (_examples.Count < ImportReport.MaxExamples) _examples.Add(rejected);
        // "item '12': year: 'x' is no number" and the same of item 13 are one reason.
        var reason = $"{rejected.Source}: {Particular().Replace(rejected.Reason, "...")}";
        if (!_reasons.ContainsKey(reason) && _reasons.Count >= MaxReasons) reason = Others;
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
    }

    [GeneratedRegex(@"'[^']*'|\b\d+(\.\d+)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Particular();
}
