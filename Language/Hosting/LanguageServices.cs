using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Hosting;

/// <summary>Adds the language path to an application.</summary>
public static class LanguageServices
{
    /// <summary>Reads the section <c>Language</c> of the configuration.</summary>
    /// <inheritdoc cref="AddLanguage(IServiceCollection, Action{LanguageOptions})"/>
    public static IServiceCollection AddLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<LanguageOptions>().Bind(configuration.GetSection(LanguageOptions.Section));
        return services.AddAgents();
    }

    /// <summary>
    /// Registers <see cref="IParserAgent"/>, <see cref="IPlannerAgent"/>, <see cref="RuleParser"/>, <see cref="IModelReload"/> and <see cref="LanguageStatus"/>. Settings are
    /// checked when the host starts; the model is then loaded in the background, or by the first command where there is no host.
    /// </summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services, Action<LanguageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<LanguageOptions>().Configure(configure);
        return services.AddAgents();
    }

    private static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LanguageOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>());
        services.TryAddSingleton<RuleParser>();
        services.TryAddSingleton<LanguageTelemetry>();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<LanguageOptions>>().Value;
            return new LanguageStatus(options.Name ?? options.Host);
        });
        services.TryAddSingleton<IModelLoader, ModelLoader>();
        services.TryAddSingleton<ModelSource>();
        services.TryAddSingleton<IModelReload>(provider => provider.GetRequiredService<ModelSource>());
        services.AddHostedService(provider => provider.GetRequiredService<ModelSource>());
        services.TryAddSingleton<IParserAgent, ParserAgent>();
        services.TryAddSingleton<IPlannerAgent, PlannerAgent>();
        return services;
    }
}
