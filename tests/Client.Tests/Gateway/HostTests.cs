using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RecOrleans.Client.Gateway;
using RecOrleans.Client.Gateway.Health;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class HostTests(LiveGateway gateway)
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_ClusterServes_IsOk(string path, string status) =>
        Assert.Equal(status, (await gateway.Http.GetJson(path))["status"]!.GetValue<string>());

    [Fact]
    public async Task Ready_HostSaysNotYet_IsUnavailableWithTheReason()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(gateway.Cluster);
        builder.Services.AddSingleton<IGrainFactory>(gateway.Cluster);
        builder.Services.AddSingleton<IReadiness>(new Loading());
        builder.Services.AddRecOrleansGateway();
        await using var app = builder.Build();
        app.MapRecOrleansGateway();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await http.Send(HttpMethod.Get, "/health/ready");

        await answer.IsProblem(HttpStatusCode.ServiceUnavailable, "ready");
        Assert.Contains("The model is still loading", (await answer.Json())["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task GatewayApart_NoSiloInSight_ListensAndSaysSo()
    {
        var port = FreePort();
        var cluster = await ClusterAddress.ParseAsync("localhost:9", "none", "none", TestContext.Current.CancellationToken);
        await using var app = GatewayHost.Build($"http://127.0.0.1:{port}", cluster);
        using var end = new CancellationTokenSource();
        var starting = app.StartAsync(end.Token);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        using var ready = await Retry(() => http.Send(HttpMethod.Get, "/health/ready"));
        await ready.IsProblem(HttpStatusCode.ServiceUnavailable, "ready");
        using var feed = await http.Send(HttpMethod.Get, "/v1/users/me/feed");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, feed.StatusCode);
        Assert.NotNull(feed.Headers.RetryAfter);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => starting);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<HttpResponseMessage> Retry(Func<Task<HttpResponseMessage>> call)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return await call();
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryCallWithASummary()
    {
        var document = await gateway.Http.GetJson("/openapi/v1.json");
        var calls = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => (path.Key, Call: call.Value!))).ToList();
        Assert.True(calls.Count >= 20, $"{calls.Count} calls");
        Assert.All(calls, call => Assert.True(call.Call["summary"] is not null, call.Key));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/cards.css", "text/css")]
    [InlineData("/scalar", "text/html")]
    public async Task Page_Paths_AreServed(string path, string type)
    {
        using var answer = await gateway.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/v1/catalogs")]
    [InlineData("/v1/users/head/feed")]
    [InlineData("/v1/items/none")]
    public async Task Head_WhereGetFits_IsTheSameWithoutBody(string path)
    {
        using var get = await gateway.Http.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await gateway.Http.Send(HttpMethod.Head, path);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/v1/users/head/events")]
    [InlineData("/v1/users/head/interactions")]
    public async Task Head_WhereItHasNoEndOrNoGet_IsRefused(string path)
    {
        using var head = await gateway.Http.Send(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }

    [Fact]
    public async Task Page_EveryFileItNames_IsServedAndNothingFromElsewhere()
    {
        var pending = new Queue<string>(["/"]);
        var seen = new HashSet<string>();
        while (pending.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            using var answer = await gateway.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
            foreach (System.Text.RegularExpressions.Match name in System.Text.RegularExpressions.Regex.Matches(text, @"(?:href|src)=""(/\w+\.\w+)""|from '\.(/\w+\.js)'"))
                pending.Enqueue(name.Groups[1].Value + name.Groups[2].Value);
        }

        Assert.True(seen.Count >= 14, string.Join(' ', seen));
    }

    private sealed class Loading : IReadiness
    {
        public Task<string?> FindObstacleAsync(CancellationToken cancellationToken) =>
            Task.FromResult<string?>("The model is still loading; it takes some seconds.");
    }
}
