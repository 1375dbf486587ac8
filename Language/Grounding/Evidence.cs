using System.Collections.Frozen;
using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Grounding;

/// <summary>How often each reader is right, by kind of edit and by what speaks for it: measured, see docs/language.md for the commands.</summary>
/// <remarks>
/// Counted on 714 labelled commands that training held back: of the held-back tenth of data/commands those where crc32(id) / 10 is even, of two unseen catalogues those
/// where crc32(id) / 1000 is even, and of the held-back tenth of data/taught those where crc32(id) / 10 % 4 is 0. The rules were written with other commands of the same hands in
/// sight, so they look a little better here than they are.
/// </remarks>
internal static class Evidence
{
    /// <summary>An edit raises F1 when it is right more often than half of the F1 reached, which is 0.78.</summary>
    private const double Least = 0.39;

    /// <summary>What takes something away must be right more often than not.</summary>
    private const double LeastToForget = 0.5;

    /// <summary>Few cases say little: each cell starts with this many of the reader's average.</summary>
    private const double PriorWeight = 2;

    private static readonly FrozenDictionary<(Reader, EditKind, Standing), (int Right, int Said)> Counts = new Dictionary<(Reader, EditKind, Standing), (int Right, int Said)>
    {
        [(Reader.Model, EditKind.Closed, Standing.Agreed)] = (133, 142),
        [(Reader.Model, EditKind.Closed, Standing.Contested)] = (3, 33),
        [(Reader.Model, EditKind.Closed, Standing.Worded)] = (8, 8),
        [(Reader.Model, EditKind.Closed, Standing.Guessed)] = (4, 26),
        [(Reader.Model, EditKind.Open, Standing.Agreed)] = (104, 121),
        [(Reader.Model, EditKind.Open, Standing.Contested)] = (1, 34),
        [(Reader.Model, EditKind.Open, Standing.Worded)] = (9, 21),
        [(Reader.Model, EditKind.Open, Standing.Guessed)] = (2, 20),
        [(Reader.Model, EditKind.Number, Standing.Agreed)] = (153, 167),
        [(Reader.Model, EditKind.Number, Standing.Contested)] = (7, 45),
        [(Reader.Model, EditKind.Number, Standing.Worded)] = (9, 13),
        [(Reader.Model, EditKind.Number, Standing.Guessed)] = (6, 20),
        [(Reader.Model, EditKind.Reference, Standing.Agreed)] = (35, 36),
        [(Reader.Model, EditKind.Reference, Standing.Contested)] = (4, 17),
        [(Reader.Model, EditKind.Reference, Standing.Worded)] = (3, 4),
        [(Reader.Model, EditKind.Reference, Standing.Guessed)] = (1, 8),
        [(Reader.Model, EditKind.Text, Standing.Agreed)] = (118, 152),
        [(Reader.Model, EditKind.Text, Standing.Contested)] = (11, 44),
        [(Reader.Model, EditKind.Text, Standing.Worded)] = (71, 88),
        [(Reader.Model, EditKind.Text, Standing.Guessed)] = (14, 32),
        [(Reader.Model, EditKind.Removal, Standing.Agreed)] = (73, 73),
        [(Reader.Model, EditKind.Removal, Standing.Contested)] = (3, 26),
        [(Reader.Model, EditKind.Removal, Standing.Worded)] = (13, 14),
        [(Reader.Model, EditKind.Removal, Standing.Guessed)] = (5, 21),
        [(Reader.Model, EditKind.Tool, Standing.Agreed)] = (17, 17),
        [(Reader.Model, EditKind.Tool, Standing.Worded)] = (7, 12),
        [(Reader.Rules, EditKind.Closed, Standing.Agreed)] = (132, 142),
        [(Reader.Rules, EditKind.Closed, Standing.Contested)] = (34, 45),
        [(Reader.Rules, EditKind.Closed, Standing.Worded)] = (19, 25),
        [(Reader.Rules, EditKind.Closed, Standing.Guessed)] = (9, 11),
        [(Reader.Rules, EditKind.Open, Standing.Agreed)] = (105, 121),
        [(Reader.Rules, EditKind.Open, Standing.Contested)] = (35, 51),
        [(Reader.Rules, EditKind.Open, Standing.Worded)] = (16, 21),
        [(Reader.Rules, EditKind.Open, Standing.Guessed)] = (5, 8),
        [(Reader.Rules, EditKind.Number, Standing.Agreed)] = (154, 168),
        [(Reader.Rules, EditKind.Number, Standing.Contested)] = (19, 38),
        [(Reader.Rules, EditKind.Number, Standing.Guessed)] = (4, 12),
        [(Reader.Rules, EditKind.Reference, Standing.Agreed)] = (35, 36),
        [(Reader.Rules, EditKind.Reference, Standing.Contested)] = (3, 18),
        [(Reader.Rules, EditKind.Reference, Standing.Worded)] = (1, 7),
        [(Reader.Rules, EditKind.Reference, Standing.Guessed)] = (3, 4),
        [(Reader.Rules, EditKind.Text, Standing.Agreed)] = (119, 153),
        [(Reader.Rules, EditKind.Text, Standing.Contested)] = (11, 90),
        [(Reader.Rules, EditKind.Text, Standing.Worded)] = (9, 58),
        [(Reader.Rules, EditKind.Removal, Standing.Agreed)] = (73, 73),
        [(Reader.Rules, EditKind.Removal, Standing.Contested)] = (29, 36),
        [(Reader.Rules, EditKind.Removal, Standing.Worded)] = (1, 2),
        [(Reader.Rules, EditKind.Removal, Standing.Guessed)] = (2, 2),
        [(Reader.Rules, EditKind.Tool, Standing.Agreed)] = (17, 17),
        [(Reader.Rules, EditKind.Tool, Standing.Contested)] = (2, 3),
        [(Reader.Rules, EditKind.Tool, Standing.Worded)] = (2, 2),
    }.ToFrozenDictionary();

    /// <summary>Where the model's certainty (<see cref="LineNotation.Certainties"/>) is cut into classes.</summary>
    internal static readonly ImmutableArray<double> CertaintyCuts = [0.2, 0.5, 0.7, 0.9];

    /// <summary>The model's edits that the rules say too, by its certainty in ascending classes.</summary>
    private static readonly ImmutableArray<(int Right, int Said)> Agreed = [(29, 49), (95, 112), (118, 140), (143, 154), (248, 253)];

    /// <summary>Its other edits.</summary>
    private static readonly ImmutableArray<(int Right, int Said)> Alone = [(26, 169), (25, 110), (34, 80), (35, 55), (61, 72)];

    /// <summary>The share of all its edits that are right.</summary>
    private static readonly FrozenDictionary<Reader, double> Averages = Counts.GroupBy(cell => cell.Key.Item1, cell => cell.Value)
        .ToFrozenDictionary(own => own.Key, own => (double)own.Sum(cell => cell.Right) / own.Sum(cell => cell.Said));

    /// <summary>True when claims like this one are right often enough.</summary>
    /// <remarks>
    /// A wish for a tool has no value that its words could be held against: a greeting or a question that a model takes for one changes the whole feed.
    /// The rules read 280 of the 330 labelled wishes, so a model's alone does not stand. Nor does its wish to forget everything, which costs too much where it is wrong.
    /// </remarks>
    public static bool Holds(Claim claim) =>
        claim is not ({ Reader: Reader.Model, Standing: not Standing.Agreed } and ({ Kind: EditKind.Tool } or { Edit: ClearEdit }))
        && Share(claim) >= (claim.Kind == EditKind.Removal ? LeastToForget : Least);

    /// <summary>The share of right edits of its kind and standing, 0..1; where the model's certainty is known, moved by how much oftener it is found with right ones than with wrong ones.</summary>
    private static double Share(Claim claim)
    {
        var share = Share(claim.Reader, claim.Kind, claim.Standing);
        if (claim.Certainty is not { } certainty) return share;
        var classes = claim.Standing == Standing.Agreed ? Agreed : Alone;
        var own = classes[ClassOf(certainty)];
        var (right, said) = (classes.Sum(cell => cell.Right), classes.Sum(cell => cell.Said));
        var ratio = Portion(own.Right, right) / Portion(own.Said - own.Right, said - right);
        return share * ratio / (1 - share + (share * ratio));

        double Portion(int count, int all) => (count + 1.0) / (all + classes.Length);
    }

    internal static int ClassOf(double certainty) => CertaintyCuts.Count(cut => certainty >= cut);

    /// <summary>The share of right edits, 0..1.</summary>
    private static double Share(Reader reader, EditKind kind, Standing standing)
    {
        var (right, said) = Counts.GetValueOrDefault((reader, kind, standing));
        return (right + (PriorWeight * Averages[reader])) / (said + PriorWeight);
    }
}
