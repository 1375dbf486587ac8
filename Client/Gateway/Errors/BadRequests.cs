using System.Text.Json;
using System.Text.RegularExpressions;

namespace RecOrleans.Client.Gateway.Errors;

/// <summary>Calls that ASP.NET Core could not read, told in the API's own words.</summary>
internal static partial class BadRequests
{
    private const string WhereToLook = "GET /openapi/v1.json shows what fits.";

    public static Problem Describe(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json) return Describe(json);
        if (Parameter().Match(bad.Message) is { Success: true } match)
        {
            var field = match.Groups["name"].Value;
            var kind = match.Groups["type"].Value.Contains("int", StringComparison.OrdinalIgnoreCase) ? "a whole number" : "a value that fits";
            return new Problem(StatusCodes.Status400BadRequest, $"{field} cannot be read; give {kind}. {WhereToLook}", field);
        }

        return bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new Problem(bad.StatusCode, "body is larger than this call takes; send less at once.", "body"),
            StatusCodes.Status415UnsupportedMediaType => new Problem(
                bad.StatusCode, "body must be JSON; send it with the header Content-Type: application/json.", "body"),
            _ => new Problem(bad.StatusCode, $"body is missing or cannot be read; send JSON in UTF-8. {WhereToLook}", "body"),
        };
    }

    public static Problem Describe(JsonException json)
    {
        // A fault of the notation itself, not of what a field holds.
        if (json.InnerException is JsonException)
            return new Problem(StatusCodes.Status400BadRequest, $"body is no JSON: it breaks off, or something is wrong with it, at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}. {WhereToLook}", "body");
        var field = json.Path is { Length: > 1 } path ? path.TrimStart('$').TrimStart('.') : "body";
        return new Problem(
            StatusCodes.Status400BadRequest,
            field == "body" ? $"body is no JSON of the form that this call takes. {WhereToLook}" : $"{field} holds something that cannot be used there. {WhereToLook}",
            field);
    }

    [GeneratedRegex("Failed to bind parameter \"(?<type>.+) (?<name>\\w+)\" from")]
    private static partial Regex Parameter();
}
