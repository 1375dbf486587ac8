using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Tests.Agents;
using RecOrleans.Language.Tests.Hosts;

namespace RecOrleans.Language.Tests.Hosting;

public class ModelReloadTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reload_NewModel_AnswersFromThenOnWhileTheOldFinishesItsWork()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var old = new Model(async () =>
        {
            asked.SetResult();
            await answer.Task;
            return "new\n+s genre=comedy | no horror\n";
        });
        var models = new Queue<IChatClient>([old, new Model(() => Task.FromResult("new\n-h genre=horror | no horror\n"))]);
        using var services = new AgentServices(models.Dequeue, Unreconciled);
        var before = ParseAsync(services, "no horror");
        await asked.Task.WaitAsync(Limit, Stop);

        await services.Get<IModelReload>().ReloadAsync(Stop).WaitAsync(Limit, Stop);

        Assert.Equal("horror", Value(await ParseAsync(services, "no horror")));
        Assert.False(old.IsDisposed);
        answer.SetResult();
        Assert.Equal("comedy", Value(await before));
        await old.Disposed.WaitAsync(Limit, Stop);
        Assert.Null(services.Get<LanguageStatus>().Problem);
    }

    [Fact]
    public async Task Reload_BrokenModel_KeepsTheOldAndSaysSo()
    {
        var loads = 0;
        using var services = new AgentServices(
            () => loads++ == 0 ? new ScriptedClient("new\n-h genre=horror | no horror\n") : throw new ModelLoadException("The file is cut short."), Unreconciled);
        await ParseAsync(services, "no horror");

        await Assert.ThrowsAsync<ModelLoadException>(() => services.Get<IModelReload>().ReloadAsync(Stop));

        Assert.Equal("horror", Value(await ParseAsync(services, "no horror")));
        var status = services.Get<LanguageStatus>();
        Assert.True(status.IsReady);
        Assert.Equal("The new model cannot run, so the old one stays: The file is cut short.", status.Problem);
    }

    [Fact]
    public async Task Reload_AfterALoadThatFailed_BringsTheModelUp()
    {
        var loads = 0;
        using var services = new AgentServices(
            () => loads++ == 0 ? throw new ModelLoadException("There is no model file.") : new ScriptedClient("new\n-h genre=horror | no horror\n"), Unreconciled);
        Assert.Equal("rules", (await ParseAsync(services, "no horror")).AnsweredBy);

        await services.Get<IModelReload>().ReloadAsync(Stop);

        Assert.Equal("student", (await ParseAsync(services, "no horror")).AnsweredBy);
        Assert.Equal((LanguageState.Ready, null), (services.Get<LanguageStatus>().State, services.Get<LanguageStatus>().Problem));
    }

    [Fact]
    public async Task ModelPathChanges_TheFileIsLoadedWithoutARestartAndAMissingOneIsNot()
    {
        var folder = Directory.CreateTempSubdirectory("reload");
        try
        {
            var next = Path.Combine(folder.FullName, "next.gguf");
            File.Copy(StudentModel.Path, next);
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?> { ["Language:ModelPath"] = StudentModel.Path, ["Language:MaxBatch"] = "1", ["Language:Deadline"] = "00:05:00" }).Build();
            await using var services = new ServiceCollection().AddLanguage(configuration).BuildServiceProvider();
            var status = services.GetRequiredService<LanguageStatus>();
            var source = services.GetRequiredService<ModelSource>();
            var parser = services.GetRequiredService<IParserAgent>();
            Assert.Equal("student", (await parser.ParseAsync(ParserAgentTests.Request("no horror"), Stop)).AnsweredBy);
            var first = await ClientAsync(source);

            Set("/nowhere/student.gguf");
            await UntilAsync(() => status.Problem is not null);
            Assert.Contains("/nowhere/student.gguf", status.Problem, StringComparison.Ordinal);
            Assert.Equal("student", (await parser.ParseAsync(ParserAgentTests.Request("no horror"), Stop)).AnsweredBy);

            Set(next);
            await UntilAsync(() => status.Problem is null);
            Assert.NotSame(first, await ClientAsync(source));
            Assert.Equal("student", (await parser.ParseAsync(ParserAgentTests.Request("no horror"), Stop)).AnsweredBy);

            void Set(string path)
            {
                configuration["Language:ModelPath"] = path;
                ((IConfigurationRoot)configuration).Reload();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task PrefixesChange_TheModelKeepsThatManyWithoutARestart()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Language:ModelPath"] = StudentModel.Path, ["Language:MaxBatch"] = "1", ["Language:Prefixes"] = "0" }).Build();
        await using var services = new ServiceCollection().AddLanguage(configuration).BuildServiceProvider();
        var source = services.GetRequiredService<ModelSource>();
        var first = await ClientAsync(source);
        Assert.Equal(0, await KnownAsync(first));

        configuration["Language:Prefixes"] = "1";
        ((IConfigurationRoot)configuration).Reload();
        using var limit = new CancellationTokenSource(Limit);
        IChatClient second;
        while ((second = await ClientAsync(source)) == first) await Task.Delay(5, limit.Token);

        Assert.InRange(await KnownAsync(second), 5, 100);

        static async Task<long> KnownAsync(IChatClient client)
        {
            ChatMessage[] prompt = [new(ChatRole.User, "catalog movies: genre{action,comedy}\n"), new(ChatRole.User, "command: no horror\n")];
            ChatOptions shortly = new() { MaxOutputTokens = 1 };
            await client.GetResponseAsync(prompt, shortly, Stop).WaitAsync(Limit, Stop);
            return (await client.GetResponseAsync(prompt, shortly, Stop).WaitAsync(Limit, Stop)).Usage!.CachedInputTokenCount!.Value;
        }
    }

    private static void Unreconciled(LanguageOptions options) => options.Reconcile = false;

    private static async Task<IChatClient> ClientAsync(ModelSource source)
    {
        using var lease = await source.UseAsync(Stop);
        return lease.Client;
    }

    private static Task<ParseResult> ParseAsync(AgentServices services, string text) =>
        services.Get<IParserAgent>().ParseAsync(ParserAgentTests.Request(text), Stop).WaitAsync(Limit, Stop);

    private static string Value(ParseResult result) => Assert.IsType<Commands.AddEdit>(Assert.Single(result.Answer!.Edits)).Value.ToString();

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition()) await Task.Delay(5, limit.Token);
    }

    /// <summary>A scripted model that tells when it is let go.</summary>
    private sealed class Model(Func<Task<string>> answer) : IChatClient
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Disposed => _disposed.Task;

        public bool IsDisposed => _disposed.Task.IsCompleted;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            new(new ChatMessage(ChatRole.Assistant, await answer())) { FinishReason = ChatFinishReason.Stop };

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => _disposed.TrySetResult();
    }
}
