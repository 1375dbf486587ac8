namespace RecOrleans.Evaluation.Planning;

/// <summary>How good a place is.</summary>
internal static class Outcome
{
    /// <summary>What a search makes small: the natural logarithm of the place. A tenth less is a place a tenth nearer to the top, wherever it is.</summary>
    public static double Loss(int rank) => Math.Log(rank);

    /// <summary>1 within the ten that a user sees.</summary>
    public static double Recall10(int rank) => rank <= 10 ? 1 : 0;
}
