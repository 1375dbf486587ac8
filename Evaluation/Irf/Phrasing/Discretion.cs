using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Keeps a secret: words that give a title away are drawn again; where all do, the draw that tells the fewest is said.</summary>
internal static class Discretion
{
    /// <summary>Draws of words for one thought: of all that it could be said with, some always tell nothing but for a few odd titles.</summary>
    private const int MostDraws = 500;

    /// <param name="draw">Words for a thought, and how many of them tell.</param>
    public static Utterance Say(Func<(int Told, Utterance Said)> draw)
    {
        var (least, said) = draw();
        for (var again = 1; least > 0 && again < MostDraws; again++)
            if (draw() is var next && next.Told < least)
                (least, said) = next;
        return said;
    }
}
