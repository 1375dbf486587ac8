namespace RecOrleans.Training.Distillation;

/// <summary>Where training stood after a step.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Passes">How often every sample has been seen.</param>
/// <param name="Tokens">Tokens that went through the model.</param>
/// <param name="Seconds">Spent, validation and checkpoints included.</param>
/// <param name="Rate">Learning rate of the step.</param>
/// <param name="Loss">Mean loss of the step's answer tokens.</param>
/// <param name="Validation">Measured after this step, where it was.</param>
internal sealed record CurvePoint(int Step, double Passes, long Tokens, double Seconds, double Rate, double Loss, ValidationScore? Validation = null);
