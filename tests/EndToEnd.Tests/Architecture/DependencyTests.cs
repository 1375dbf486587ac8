using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace RecOrleans.EndToEnd.Tests.Architecture;

/// <summary>Dependencies point one way: Silo -> {Client, Grains} -> {Engine, Language, Storage} -> Grains.Interfaces.</summary>
public class DependencyTests
{
    private static readonly System.Reflection.Assembly Interfaces = typeof(IUserGrain).Assembly;
    private static readonly System.Reflection.Assembly Engine = typeof(Engine.Retrieval.ItemShard).Assembly;
    private static readonly System.Reflection.Assembly Language = typeof(Language.Agents.IParserAgent).Assembly;
    private static readonly System.Reflection.Assembly Storage = typeof(Storage.Catalogs.ICatalogStore).Assembly;
    private static readonly System.Reflection.Assembly Grains = typeof(Grains.Users.UserGrain).Assembly;
    private static readonly System.Reflection.Assembly Client = typeof(Client.RecOrleansClient).Assembly;
    private static readonly System.Reflection.Assembly Silo = typeof(Silo.Hosting.SiloComposition).Assembly;
    private static readonly System.Reflection.Assembly Evaluation = typeof(Evaluation.DemoCatalogs.DemoCatalogsCommand).Assembly;

    private static readonly System.Reflection.Assembly Training = typeof(Training.Distillation.DistillCommand).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture House =
        new ArchLoader().LoadAssemblies(Interfaces, Engine, Language, Storage, Grains, Client, Silo, Evaluation, Training).Build();

    [Fact]
    public void GrainsInterfaces_DependOnNothingOfOurs() => Forbid(Interfaces, Engine, Language, Storage, Grains, Client, Silo, Evaluation, Training);

    [Fact]
    public void Engine_KnowsOnlyTheContracts() => Forbid(Engine, Language, Storage, Grains, Client, Silo, Evaluation, Training);

    [Fact]
    public void Language_KnowsOnlyTheContracts() => Forbid(Language, Engine, Storage, Grains, Client, Silo, Evaluation, Training);

    [Fact]
    public void Storage_KnowsOnlyTheContracts() => Forbid(Storage, Engine, Language, Grains, Client, Silo, Evaluation, Training);

    [Fact]
    public void Grains_DoNotKnowWhoHostsOrCallsThem() => Forbid(Grains, Client, Silo, Evaluation, Training);

    [Fact]
    public void Client_KnowsNoSilo() => Forbid(Client, Storage, Grains, Silo, Evaluation, Training);

    [Fact]
    public void Silo_DoesNotNeedWhatRunsOffline() => Forbid(Silo, Evaluation, Training);

    /// <summary>It measures the product through the grains, in a silo of its own.</summary>
    [Fact]
    public void Evaluation_NeedsNoHostAndNoGateway() => Forbid(Evaluation, Client, Silo, Training);

    [Fact]
    public void Training_NeedsNoRunningSystem() => Forbid(Training, Client, Silo, Grains, Storage);

    [Fact]
    public void GatewayAndTypedClient_KnowGrainsInterfacesOnly() =>
        Types().That().ResideInAssembly(Client).And().DoNotResideInNamespaceMatching(@"^RecOrleans\.Client\.Cli").And().DoNotHaveName("Program")
            .Should().NotDependOnAny(Types().That().ResideInAssembly(Engine, Language))
            .Check(House);

    [Fact]
    public void Engine_UsesNoActorRuntime() => Assert.DoesNotContain(
        House.Types.Where(type => type.Assembly.Name == Engine.GetName().Name).SelectMany(type => type.Dependencies),
        dependency => dependency.Target.FullName is "Orleans.Grain" or "Orleans.IGrainFactory" or "Orleans.IClusterClient");

    /// <summary>What put a user's feed together by itself, a replay of it say, would drift away from the product.</summary>
    [Fact]
    public void Feeds_AreRankedInOnePlace()
    {
        var rankers = House.Types.Where(type => type.Assembly.Name != Engine.GetName().Name && type.Dependencies.Any(dependency => dependency.Target.FullName == typeof(Engine.Feeds.FeedRanker).FullName))
            .Select(type => type.FullName.Split('+')[0]).Distinct();

        Assert.Equal([typeof(Grains.Users.FeedAssembler).FullName], rankers);
    }

    private static void Forbid(System.Reflection.Assembly from, params System.Reflection.Assembly[] to)
    {
        // A vacuous rule would pass on an empty assembly.
        Assert.Contains(House.Types, type => type.Assembly.Name == from.GetName().Name);
        Types().That().ResideInAssembly(from)
            .Should().NotDependOnAny(Types().That().ResideInAssembly(to[0], to[1..]))
            .Check(House);
    }
}
