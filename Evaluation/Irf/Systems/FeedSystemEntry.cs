using System.Text.Json.Serialization;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Irf.Systems;

/// <summary>A system that can be measured, as the report's table shows it.</summary>
public sealed class FeedSystemEntry
{
    internal FeedSystemEntry(string name, FeedSystemRole role, string description, Func<SystemParts, CancellationToken, Task<IFeedSystem>> create, PlanWeights? weights = null, bool isSlow = false)
    {
        Name = name;
        Role = role;
        Description = description;
        CreateAsync = create;
        IsSlow = isSlow;
        Weights = weights;
    }

    /// <summary>As <see cref="IFeedSystem.Name"/>.</summary>
    public string Name { get; }

    public FeedSystemRole Role { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>As <see cref="IFeedSystem.IsSlow"/>, before there is one.</summary>
    public bool IsSlow { get; }

    /// <summary>What the product's planner starts from; null where there is no planner.</summary>
    internal PlanWeights? Weights { get; }

    internal Func<SystemParts, CancellationToken, Task<IFeedSystem>> CreateAsync { get; }
}

/// <summary>What a system stands for in the comparison, in the order of the report.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedSystemRole>))]
public enum FeedSystemRole
{
    /// <summary>The whole product, with one way or another of reading commands.</summary>
    Product,

    /// <summary>The product, told exactly what was meant, with one part taken out.</summary>
    Ablation,

    /// <summary>Something else.</summary>
    Baseline,
}
