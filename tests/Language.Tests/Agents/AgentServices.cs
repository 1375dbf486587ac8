using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RecOrleans.Language.Hosting;

namespace RecOrleans.Language.Tests.Agents;

/// <summary>The language path as an application gets it, with a model of the test's own. A busy machine gets time: the deadline is five minutes unless the test sets it.</summary>
internal sealed class AgentServices(Func<IChatClient> load, Action<LanguageOptions>? configure = null, TimeProvider? time = null) : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(time ?? TimeProvider.System)
        .AddSingleton<IModelLoader>(new Loader(load))
        .AddLanguage(options =>
        {
            options.Deadline = TimeSpan.FromMinutes(5);
            configure?.Invoke(options);
        })
        .BuildServiceProvider();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public void Dispose() => _services.Dispose();

    private sealed class Loader(Func<IChatClient> load) : IModelLoader
    {
        public IChatClient Load() => load();
    }
}
