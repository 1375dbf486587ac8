using System.Collections.Frozen;

namespace RecOrleans.Language.Grounding;

/// <summary>How often each reader is right, by kind of edit and by what speaks for it: measured, see docs/language.md for the commands.</summary>
/// <remarks>
/// Counted on 300 labelled commands of ten catalogues (data/commands/teacher-v*, crc32(id) % 100 &lt; 60) that the student was not trained on; a right edit is one
/// that the strict score counts. The rules were written with other commands of the same hand in sight, so they look a little better here than they are.
/// </remarks>
internal static class Evidence
{
    /// <summary>An edit raises F1 when it is right more often than half of the F1 reached, which is 0.7.</summary>
    private const double Least = 0.35;

    /// <summary>What takes something away must be right more often than not.</summary>
    private const double LeastToForget = 0.5;

    /// <summary>Few cases say little: each cell starts with this many of the reader's average.</summary>
    private const double PriorWeight = 2;

    private static readonly FrozenDictionary<(Reader, EditKind, Standing), (int Right, int Said)> Counts = new Dictionary<(Reader, EditKind, Standing), (int Right, int Said)>
    {
        [(Reader.Model, EditKind.Closed, Standing.Agreed)] = (23, 24),
        [(Reader.Model, EditKind.Closed, Standing.Contested)] = (0, 10),
        [(Reader.Model, EditKind.Closed, Standing.Worded)] = (1, 3),
        [(Reader.Model, EditKind.Closed, Standing.Guessed)] = (2, 11),
        [(Reader.Model, EditKind.Open, Standing.Agreed)] = (41, 49),
        [(Reader.Model, EditKind.Open, Standing.Contested)] = (1, 15),
        [(Reader.Model, EditKind.Open, Standing.Worded)] = (7, 13),
        [(Reader.Model, EditKind.Open, Standing.Guessed)] = (1, 9),
        [(Reader.Model, EditKind.Number, Standing.Agreed)] = (42, 52),
        [(Reader.Model, EditKind.Number, Standing.Contested)] = (3, 36),
        [(Reader.Model, EditKind.Number, Standing.Worded)] = (2, 3),
        [(Reader.Model, EditKind.Number, Standing.Guessed)] = (2, 13),
        [(Reader.Model, EditKind.Reference, Standing.Agreed)] = (15, 15),
        [(Reader.Model, EditKind.Reference, Standing.Contested)] = (3, 13),
        [(Reader.Model, EditKind.Reference, Standing.Worded)] = (0, 2),
        [(Reader.Model, EditKind.Reference, Standing.Guessed)] = (0, 8),
        [(Reader.Model, EditKind.Text, Standing.Agreed)] = (57, 84),
        [(Reader.Model, EditKind.Text, Standing.Contested)] = (3, 52),
        [(Reader.Model, EditKind.Text, Standing.Worded)] = (17, 30),
        [(Reader.Model, EditKind.Text, Standing.Guessed)] = (7, 27),
        [(Reader.Model, EditKind.Removal, Standing.Agreed)] = (19, 20),
        [(Reader.Model, EditKind.Removal, Standing.Contested)] = (3, 15),
        [(Reader.Model, EditKind.Removal, Standing.Worded)] = (3, 3),
        [(Reader.Model, EditKind.Removal, Standing.Guessed)] = (6, 15),
        [(Reader.Model, EditKind.Tool, Standing.Agreed)] = (6, 6),
        [(Reader.Model, EditKind.Tool, Standing.Worded)] = (2, 3),
        [(Reader.Rules, EditKind.Closed, Standing.Agreed)] = (22, 24),
        [(Reader.Rules, EditKind.Closed, Standing.Contested)] = (16, 18),
        [(Reader.Rules, EditKind.Closed, Standing.Worded)] = (30, 39),
        [(Reader.Rules, EditKind.Closed, Standing.Guessed)] = (13, 17),
        [(Reader.Rules, EditKind.Open, Standing.Agreed)] = (36, 48),
        [(Reader.Rules, EditKind.Open, Standing.Contested)] = (9, 20),
        [(Reader.Rules, EditKind.Open, Standing.Worded)] = (6, 10),
        [(Reader.Rules, EditKind.Open, Standing.Guessed)] = (3, 3),
        [(Reader.Rules, EditKind.Number, Standing.Agreed)] = (47, 52),
        [(Reader.Rules, EditKind.Number, Standing.Contested)] = (22, 36),
        [(Reader.Rules, EditKind.Number, Standing.Worded)] = (5, 12),
        [(Reader.Rules, EditKind.Number, Standing.Guessed)] = (6, 16),
        [(Reader.Rules, EditKind.Reference, Standing.Agreed)] = (15, 15),
        [(Reader.Rules, EditKind.Reference, Standing.Contested)] = (4, 8),
        [(Reader.Rules, EditKind.Reference, Standing.Worded)] = (1, 3),
        [(Reader.Rules, EditKind.Reference, Standing.Guessed)] = (0, 1),
        [(Reader.Rules, EditKind.Text, Standing.Agreed)] = (55, 84),
        [(Reader.Rules, EditKind.Text, Standing.Contested)] = (8, 38),
        [(Reader.Rules, EditKind.Text, Standing.Worded)] = (2, 28),
        [(Reader.Rules, EditKind.Removal, Standing.Agreed)] = (19, 20),
        [(Reader.Rules, EditKind.Removal, Standing.Contested)] = (24, 24),
        [(Reader.Rules, EditKind.Removal, Standing.Worded)] = (4, 5),
        [(Reader.Rules, EditKind.Removal, Standing.Guessed)] = (4, 6),
        [(Reader.Rules, EditKind.Tool, Standing.Agreed)] = (6, 6),
        [(Reader.Rules, EditKind.Tool, Standing.Worded)] = (0, 1),
    }.ToFrozenDictionary();

    /// <summary>The share of all its edits that are right.</summary>
    private static readonly FrozenDictionary<Reader, double> Averages = Counts.GroupBy(cell => cell.Key.Item1, cell => cell.Value)
        .ToFrozenDictionary(own => own.Key, own => (double)own.Sum(cell => cell.Right) / own.Sum(cell => cell.Said));

    /// <summary>True when claims like this one are right often enough.</summary>
    /// <remarks>
    /// A wish for a tool has no value that its words could be held against: a greeting or a question that a model takes for one changes the whole feed.
    /// The rules read 280 of the 330 labelled wishes, so a model's alone does not stand.
    /// </remarks>
    public static bool Holds(Claim claim) =>
        claim is not { Reader: Reader.Model, Kind: EditKind.Tool, Standing: not Standing.Agreed }
        && Share(claim.Reader, claim.Kind, claim.Standing) >= (claim.Kind == EditKind.Removal ? LeastToForget : Least);

    /// <summary>True when the rules hit strength, polarity and operator of what both say more often than the model.</summary>
    public static bool RulesSayItBetter(EditKind kind) => Share(Reader.Rules, kind, Standing.Agreed) > Share(Reader.Model, kind, Standing.Agreed);

    /// <summary>The share of right edits, 0..1.</summary>
    private static double Share(Reader reader, EditKind kind, Standing standing)
    {
        var (right, said) = Counts.GetValueOrDefault((reader, kind, standing));
        return (right + (PriorWeight * Averages[reader])) / (said + PriorWeight);
    }
}
