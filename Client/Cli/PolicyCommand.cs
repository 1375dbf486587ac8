using Spectre.Console;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec policy</c></summary>
public sealed class PolicyCommand(IAnsiConsole console) : OnlineCommand<UserSettings>(console)
{
    protected override async Task<int> RunAsync(RecOrleansClient client, UserSettings settings, CancellationToken cancellationToken)
    {
        var policy = await client.GetPolicyAsync(settings.User, settings.Catalog, cancellationToken);
        if (settings.Json)
        {
            WriteJson(policy);
            return ExitCodes.Done;
        }

        Console.MarkupLine($"[bold]{Markup.Escape(policy.Catalog)}[/], policy {policy.PolicyVersion}");
        for (var n = 0; n < policy.Tools.Length; n++) Console.MarkupLine($"{n + 1}. {Markup.Escape(policy.Tools[n].Line)}");
        return ExitCodes.Done;
    }
}
