using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using RecOrleans.Client.Api;
using RecOrleans.Commands;

namespace RecOrleans.Client.Gateway.Routes;

internal static class CommandRoutes
{
    private const int DefaultCount = 20;
    private const int MaxCount = 100;

    /// <summary>A wait is cut into calls of this length: each stays far below Orleans' response timeout, and a caller who left is noticed.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder user)
    {
        var commands = user.MapGroup("/commands").WithTags("Commands").ProducesProblem(StatusCodes.Status404NotFound);
        commands.MapPost("", Submit)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("Takes a command. From the answer on it cannot be lost; the same commandId again is the same command, and with another text or catalog a conflict.");
        commands.MapGet("/{commandId}", GetCommand).WithSummary("Where a command stands; wait=5s holds the call until it is done.");
        commands.MapGet("", GetCommands).WithSummary("The latest commands, newest first, with what came of them.");
    }

    private static async Task<Accepted<CommandReceipt>> Submit(string user, CommandBody? body, IGrainFactory grains)
    {
        if (body?.Text is null) throw new RequestException(RequestError.Invalid, "text", "text is missing; say what the feed should change.");
        var receipt = await grains.GetGrain<IUserGrain>(user).Submit(new SubmitCommand
        {
            Text = body.Text,
            Catalog = Identifiers.CheckOptional(body.Catalog, "catalog"),
            FeedId = UserRoutes.NullIfEmpty(body.FeedId),
            CommandId = UserRoutes.NullIfEmpty(body.CommandId),
        });
        return TypedResults.Accepted($"/v1/users/{user}/commands/{Uri.EscapeDataString(receipt.CommandId)}", receipt);
    }

    private static async Task<CommandStatusAnswer> GetCommand(
        string user, string commandId, string? wait, IGrainFactory grains, TimeProvider clock, IOptions<GatewayOptions> options, CancellationToken cancellationToken)
    {
        var left = Durations.Parse(wait, "wait", options.Value.MaxWait);
        var grain = grains.GetGrain<IUserGrain>(user);
        while (true)
        {
            var started = clock.GetTimestamp();
            var status = await grain.GetCommand(commandId, left < Slice ? left : Slice)
                ?? throw new RequestException(
                    RequestError.NotFound, "commandId", $"This user has no such command; GET /v1/users/{user}/commands lists the latest.");
            left -= clock.GetElapsedTime(started);
            if (status.Status != CommandState.Accepted || left <= TimeSpan.Zero) return CommandStatusAnswer.Of(status);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task<ImmutableArray<CommandStatusAnswer>> GetCommands(string user, string? catalog, int? count, IGrainFactory grains)
    {
        if (count is < 1 or > MaxCount) throw new RequestException(RequestError.Invalid, "count", $"count must be 1 to {MaxCount}.");
        var commands = await grains.GetGrain<IUserGrain>(user).GetCommands(UserRoutes.NullIfEmpty(catalog), count ?? DefaultCount);
        return [.. commands.Select(CommandStatusAnswer.Of)];
    }
}
