using RecOrleans.Client.Gateway.Events;

namespace RecOrleans.Client.Gateway.Routes;

internal static class EventRoutes
{
    public static void Map(IEndpointRouteBuilder user) =>
        user.MapGet("/events", IResult (string user, UserEvents events) => new UserEventStream(events, user))
            .WithTags("Events")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .WithSummary("Server-sent events feed, command and preferences, as they happen; a comment is sent while nothing does.");
}
