using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosting;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>The product's own agents with one host of the language path.</summary>
internal sealed class LanguageAgents : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ServiceProvider _services;

    private LanguageAgents(ServiceProvider services) => _services = services;

    public IParserAgent Parser => _services.GetRequiredService<IParserAgent>();

    public IPlannerAgent Planner => _services.GetRequiredService<IPlannerAgent>();

    /// <summary>Starts the host and waits until it can answer.</summary>
    /// <exception cref="InvalidOperationException">The model cannot run: the rules would answer in its name.</exception>
    public static async Task<LanguageAgents> StartAsync(Action<LanguageOptions> configure, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLanguage(configure).BuildServiceProvider();
        try
        {
            foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(cancellationToken).ConfigureAwait(false);
            var status = services.GetRequiredService<LanguageStatus>();
            while (status.State == LanguageState.Loading) await Task.Delay(Look, cancellationToken).ConfigureAwait(false);
            if (!status.IsReady) throw new InvalidOperationException($"The language host '{status.Host}' cannot be measured: {status.Problem}");
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new LanguageAgents(services);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
