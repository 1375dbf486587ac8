namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>What a kind of misreading goes with, in the sessions that the gold readings pass.</summary>
/// <param name="Error">A facet or kind of edit, and whether it was missed (meant, but not answered so) or made up; null: sessions without any error.</param>
/// <param name="Sessions">In which it happened at least once.</param>
/// <param name="Passed">Of these, those that the system passed too.</param>
public sealed record ErrorCost(string? Error, int Sessions, int Passed);
