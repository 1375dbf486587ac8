using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Tests;

public class EvaluationCommandsTests
{
    /// <summary>Beside something that each command refuses, so that none runs where the unknown option is let through.</summary>
    [Theory]
    [InlineData("cf", "--data", "/nowhere")]
    [InlineData("demo-catalogs", "--films", "/nowhere")]
    [InlineData("irf", "--dataset", "nowhere")]
    [InlineData("parse", "--gold", "/nowhere")]
    [InlineData("plan", "--dataset", "nowhere")]
    [InlineData("sasrec", "--dataset", "nowhere")]
    public async Task Run_AnUnknownOption_IsNamed(string command, string option, string value)
    {
        var error = await Assert.ThrowsAnyAsync<CommandAppException>(() => Run(command, option, value, "--usres", "5"));

        Assert.Contains("Unknown option 'usres'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnUnknownCommand_IsNamed() =>
        Assert.Contains("'irff'", (await Assert.ThrowsAnyAsync<CommandAppException>(() => Run("irff"))).Message, StringComparison.Ordinal);

    private static Task<int> Run(params string[] arguments)
    {
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            EvaluationCommands.Configure(configuration);
            configuration.PropagateExceptions();
        });
        return app.RunAsync(arguments, TestContext.Current.CancellationToken);
    }
}
