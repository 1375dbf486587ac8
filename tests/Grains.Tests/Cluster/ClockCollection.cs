namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>Tests that set the cluster's clock, and those that a leap of it would disturb, run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClockCollection
{
    public const string Name = "clock";
}
