using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecOrleans.Engine.Text;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Users;

namespace RecOrleans.Grains.Hosting;

/// <summary>Puts the grains and what they share into a silo. Storage, Language and the text encoder's folder come from the host.</summary>
public static class GrainsHosting
{
    /// <summary>An event waits half of it on average, and a command crosses two streams; Orleans' own 100 ms would be most of what a command takes without a model.</summary>
    private static readonly TimeSpan StreamPoll = TimeSpan.FromMilliseconds(20);

    /// <param name="services">The silo's services.</param>
    /// <param name="configuration">Holds the section <c>Grains</c>; null: defaults.</param>
    /// <param name="textEncoderFolder">Folder of the static text encoder (vocab.txt, static256.bin).</param>
    public static IServiceCollection AddRecOrleansGrains(this IServiceCollection services, IConfiguration? configuration, string textEncoderFolder)
    {
        var options = services.AddOptions<GrainsOptions>().ValidateOnStart();
        if (configuration is not null) options.Bind(configuration.GetSection(GrainsOptions.Section));
        services.AddSingleton<IValidateOptions<GrainsOptions>, GrainsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<ITextEncoder>(_ => StaticTextEncoder.Load(textEncoderFolder));
        services.AddSingleton<ComputeWorkers>();
        services.AddSingleton<IComputeWorkers>(provider => provider.GetRequiredService<ComputeWorkers>());
        services.AddSingleton<CatalogLibrary>();
        services.AddSingleton<ShardDirectory>();
        services.AddSingleton<ICatalogShards>(provider => provider.GetRequiredService<ShardDirectory>());
        services.AddSingleton<FeedAssembler>();
        services.AddSingleton<UserStreams>();
        services.AddSingleton<InteractionJournal>();
        services.AddSingleton<GrainsTelemetry>();
        return services;
    }

    /// <summary>Adds the streams of <see cref="StreamNames"/>, in memory.</summary>
    /// <param name="silo">A silo; its clients need nothing but the provider's name.</param>
    public static ISiloBuilder AddRecOrleansStreams(this ISiloBuilder silo) =>
        silo.AddMemoryStreams(StreamNames.Provider, streams => streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = StreamPoll)));
}
