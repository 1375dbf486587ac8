namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Adds a user's score of every item to <paramref name="scores"/>, which are zero; the highest is recommended first. Called by several threads at once.</summary>
internal delegate void Scorer(SplitUser user, double[] scores);
