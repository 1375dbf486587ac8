using RecOrleans.Language.Agents;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>One way to run the product.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Parser">Reads the commands; null: the gold answers stand in for it.</param>
/// <param name="Planner">Chooses the weights.</param>
/// <param name="Memory">What of the memory a command meets.</param>
internal sealed record RecOrleansVariant(string Name, IParserAgent? Parser, IPlannerAgent Planner, MemoryUse Memory = MemoryUse.Whole);

/// <summary>What of the memory a command meets.</summary>
internal enum MemoryUse
{
    /// <summary>As in the product.</summary>
    Whole,

    /// <summary>Of gold answers: the parser is told nothing of what was said before, so it can add but not take back. What it adds still joins, or contradicts, what is there.</summary>
    Unread,

    /// <summary>The memory is cleared before each command.</summary>
    LatestCommand,
}
