using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Commands;

namespace RecOrleans.Client;

/// <summary>The HTTP API as methods. Thread-safe; every call may throw <see cref="GatewayException"/>.</summary>
/// <param name="http">Its BaseAddress is the gateway's, e.g. http://localhost:5080. Its time-out must exceed the longest wait.</param>
public sealed class RecOrleansClient(HttpClient http)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    public Task<ImmutableArray<CatalogSummary>> GetCatalogsAsync(CancellationToken cancellationToken = default) =>
        GetAsync<ImmutableArray<CatalogSummary>>("v1/catalogs", cancellationToken);

    public Task<CatalogDescription> GetCatalogAsync(string catalog, CancellationToken cancellationToken = default) =>
        GetAsync<CatalogDescription>($"v1/catalogs/{Escape(catalog)}", cancellationToken);

    /// <summary>Takes a catalogue out of service for good; the default one is refused.</summary>
    public Task DeleteCatalogAsync(string catalog, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, $"v1/catalogs/{Escape(catalog)}", null, cancellationToken);

    public Task<ItemAnswer> GetItemAsync(string id, string? catalog = null, CancellationToken cancellationToken = default) =>
        GetAsync<ItemAnswer>($"v1/items/{Escape(id)}{Query(("catalog", catalog))}", cancellationToken);

    public Task<ImmutableArray<ItemAnswer>> FindItemsAsync(string words, string? catalog = null, CancellationToken cancellationToken = default) =>
        GetAsync<ImmutableArray<ItemAnswer>>($"v1/items{Query(("q", words), ("catalog", catalog))}", cancellationToken);

    public Task<ImmutableArray<Suggestion>> GetSuggestionsAsync(string user, string? catalog = null, CancellationToken cancellationToken = default) =>
        GetAsync<ImmutableArray<Suggestion>>($"v1/suggestions{Query(("user", user), ("catalog", catalog))}", cancellationToken);

    public Task<UserSummary> GetUserAsync(string user, CancellationToken cancellationToken = default) => GetAsync<UserSummary>(User(user), cancellationToken);

    public Task<FeedAnswer> GetFeedAsync(
        string user, string? catalog = null, int? size = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        GetAsync<FeedAnswer>(
            $"{User(user)}/feed{Query(("catalog", catalog), ("size", size?.ToString(CultureInfo.InvariantCulture)), ("cursor", cursor))}", cancellationToken);

    public Task<PolicyAnswer> GetPolicyAsync(string user, string? catalog = null, CancellationToken cancellationToken = default) =>
        GetAsync<PolicyAnswer>($"{User(user)}/policy{Query(("catalog", catalog))}", cancellationToken);

    /// <summary>Stores a command; from here on it cannot be lost.</summary>
    public Task<CommandReceipt> SubmitAsync(string user, CommandBody command, CancellationToken cancellationToken = default) =>
        SendAsync<CommandReceipt>(HttpMethod.Post, $"{User(user)}/commands", command, cancellationToken);

    /// <summary>Where a command stands, waiting up to <paramref name="wait"/> (at most 30 s) for it to be done.</summary>
    public Task<CommandStatusAnswer> GetCommandAsync(string user, string commandId, TimeSpan wait = default, CancellationToken cancellationToken = default) =>
        GetAsync<CommandStatusAnswer>(
            $"{User(user)}/commands/{Escape(commandId)}{Query(("wait", wait > TimeSpan.Zero ? $"{(long)wait.TotalMilliseconds}ms" : null))}", cancellationToken);

    public Task<ImmutableArray<CommandStatusAnswer>> GetCommandsAsync(
        string user, string? catalog = null, int? count = null, CancellationToken cancellationToken = default) =>
        GetAsync<ImmutableArray<CommandStatusAnswer>>(
            $"{User(user)}/commands{Query(("catalog", catalog), ("count", count?.ToString(CultureInfo.InvariantCulture)))}", cancellationToken);

    /// <summary>Submits a command and waits until it is done, at most for <paramref name="patience"/>; then the status is still accepted.</summary>
    public async Task<CommandStatusAnswer> SayAsync(string user, CommandBody command, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var receipt = await SubmitAsync(user, command, cancellationToken);
        var left = patience;
        while (true)
        {
            var wait = left < LongestWait ? left : LongestWait;
            var status = await GetCommandAsync(user, receipt.CommandId, wait, cancellationToken);
            left -= wait;
            if (status.Status != CommandState.Accepted || left <= TimeSpan.Zero) return status;
        }
    }

    public Task<ImmutableArray<PreferenceAnswer>> GetPreferencesAsync(string user, string? catalog = null, CancellationToken cancellationToken = default) =>
        GetAsync<ImmutableArray<PreferenceAnswer>>($"{User(user)}/preferences{Query(("catalog", catalog))}", cancellationToken);

    public Task<PreferenceAnswer> AddPreferenceAsync(
        string user, PreferenceBody preference, string? catalog = null, CancellationToken cancellationToken = default) =>
        SendAsync<PreferenceAnswer>(HttpMethod.Post, $"{User(user)}/preferences{Query(("catalog", catalog))}", preference, cancellationToken);

    public Task<PreferenceAnswer> EditPreferenceAsync(
        string user, string id, PreferenceBody change, string? catalog = null, CancellationToken cancellationToken = default) =>
        SendAsync<PreferenceAnswer>(HttpMethod.Patch, $"{User(user)}/preferences/{Escape(id)}{Query(("catalog", catalog))}", change, cancellationToken);

    public Task RevokePreferenceAsync(string user, string id, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, $"{User(user)}/preferences/{Escape(id)}", null, cancellationToken);

    public Task ClearPreferencesAsync(string user, string? catalog = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, $"{User(user)}/preferences{Query(("catalog", catalog))}", null, cancellationToken);

    public Task UndoAsync(string user, string? catalog = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, $"{User(user)}/preferences/undo{Query(("catalog", catalog))}", null, cancellationToken);

    /// <summary>Records interactions, all or none; returns how many.</summary>
    public async Task<int> RecordAsync(string user, IReadOnlyCollection<InteractionBody> interactions, CancellationToken cancellationToken = default) =>
        (await SendAsync<InteractionsAccepted>(HttpMethod.Post, $"{User(user)}/interactions", interactions, cancellationToken)).Count;

    /// <summary>Imports a catalogue: the schema first, then items, then interactions; streamed, so its size does not matter.</summary>
    public async Task<ImportReport> ImportAsync(string catalog, IAsyncEnumerable<ImportLine> lines, CancellationToken cancellationToken = default)
    {
        using var content = new ImportContent(lines, cancellationToken);
        return await SendContentAsync<ImportReport>(HttpMethod.Post, $"v1/catalogs/{Escape(catalog)}/imports", content, cancellationToken);
    }

    /// <summary>The user's events as they happen. Connects again when the connection is lost; throws only when there was none to begin with.</summary>
    public async IAsyncEnumerable<UserEventAnswer> WatchAsync(string user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connected = false;
        while (true)
        {
            HttpResponseMessage? answer = null;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{User(user)}/events");
                answer = await SendRequestAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                connected = true;
            }
            catch (GatewayException lost) when (connected && lost.IsPassing)
            {
                await Task.Delay(Reconnect, cancellationToken);
            }

            if (answer is null) continue;
            using (answer)
            {
                await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
                await using var events = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<UserEventAnswer>(data, Json.Options)!)
                    .EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
                while (await MoveNextAsync(events)) yield return events.Current.Data;
            }
        }

        static async Task<bool> MoveNextAsync(IAsyncEnumerator<SseItem<UserEventAnswer>> events)
        {
            try
            {
                return await events.MoveNextAsync();
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                return false;
            }
        }
    }

    private Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => SendContentAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        return await SendContentAsync<T>(method, path, content, cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await SendRequestAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    private async Task<T> SendContentAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await SendRequestAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await answer.Content.ReadFromJsonAsync<T>(Json.Options, cancellationToken)
            ?? throw new GatewayException(answer.StatusCode, null, $"{http.BaseAddress} answered nothing to {path}; is it a RecOrleans gateway?");
    }

    private async Task<HttpResponseMessage> SendRequestAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new GatewayException(
                null, null, $"Nothing answers at {http.BaseAddress}; start it with dotnet run --project Silo, or say where it is with --url.", inner: exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GatewayException(null, null, $"{http.BaseAddress} did not answer within {http.Timeout.TotalSeconds:0} s; try again.", inner: exception);
        }

        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw await ReadProblemAsync(answer, cancellationToken);
    }

    private async Task<GatewayException> ReadProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        string? detail = null, field = null;
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && JsonNode.Parse(text) is JsonObject problem)
            (detail, field) = (problem["detail"]?.ToString(), problem["field"]?.ToString());
        return new GatewayException(
            answer.StatusCode, field, detail ?? $"{http.BaseAddress} answered {(int)answer.StatusCode}; is it a RecOrleans gateway?", answer.Headers.RetryAfter?.Delta);
    }

    private static string User(string user) => $"v1/users/{Escape(user)}";

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = new System.Text.StringBuilder();
        foreach (var (name, value) in values)
            if (!string.IsNullOrEmpty(value))
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Escape(value));
        return query.ToString();
    }

    /// <summary>Lines written as they are asked for.</summary>
    private sealed class ImportContent : HttpContent
    {
        private readonly IAsyncEnumerable<ImportLine> _lines;
        private readonly CancellationToken _cancellationToken;

        public ImportContent(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellationToken)
        {
            _lines = lines;
            _cancellationToken = cancellationToken;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await foreach (var line in _lines.WithCancellation(_cancellationToken))
            {
                await JsonSerializer.SerializeAsync(stream, line, Json.Options, _cancellationToken);
                stream.WriteByte((byte)'\n');
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
