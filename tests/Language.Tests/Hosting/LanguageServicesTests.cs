using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Tests.Agents;

namespace RecOrleans.Language.Tests.Hosting;

public class LanguageServicesTests
{
    [Theory]
    [InlineData("Host", "chatty", "Language:Host is 'chatty'; use student, gguf, openai or rules.")]
    [InlineData("Host", "openai", "Language:Endpoint")]
    [InlineData("ModelPath", "", "Language:ModelPath")]
    [InlineData("Deadline", "00:00:00", "Language:Deadline")]
    [InlineData("QueueLength", "0", "Language:QueueLength")]
    [InlineData("MaxBatch", "1000", "Language:MaxBatch")]
    [InlineData("ContextSize", "10", "Language:ContextSize")]
    [InlineData("Prefixes", "-1", "Language:Prefixes is -1; use 0 (keep none) to 4096.")]
    [InlineData("Prefixes", "4097", "Language:Prefixes")]
    [InlineData("Name", "rules", "Language:Name")]
    public void AddLanguage_SettingThatCannotWork_IsNamed(string setting, string value, string expected)
    {
        using var services = Services(setting, value);

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IParserAgent>());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddLanguage_NoModelFile_TheRulesAnswerAndSayWhy()
    {
        using var services = Services("ModelPath", "models/nothing-here.gguf");

        var result = await services.GetRequiredService<IParserAgent>().ParseAsync(
            ParserAgentTests.Request("no horror"), TestContext.Current.CancellationToken);

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Contains("nothing-here.gguf", result.FallbackReason, StringComparison.Ordinal);
        Assert.Equal(LanguageState.Failed, services.GetRequiredService<LanguageStatus>().State);
    }

    private static ServiceProvider Services(string setting, string value) => new ServiceCollection()
        .AddLanguage(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"Language:{setting}", (string?)value)]).Build())
        .BuildServiceProvider();
}
