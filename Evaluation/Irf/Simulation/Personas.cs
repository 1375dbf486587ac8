namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>Draws the ways in which people use a feed.</summary>
public static class Personas
{
    /// <summary>Seven in ten have the patience for five commands, two for four, one for three; typos grow with the square of a draw, up to every tenth word, so that most people make few.</summary>
    public static Persona Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var patience = random.NextDouble() switch { < 0.1 => 3, < 0.3 => 4, _ => 5 };
        return new Persona(patience, Math.Round(random.NextDouble(), 2), Math.Round(random.NextDouble(), 2), Math.Round(0.1 * Math.Pow(random.NextDouble(), 2), 3));
    }
}
