using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Tests.Agents;
using RecOrleans.Policies;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>An endpoint behind the Parser and the Planner Agent, as an application has it.</summary>
public class OpenAIHostTests
{
    private const string Good = """{"feedback":"new","edits":[{"edit":"add","polarity":"dislike","strength":"hard","facet":"genre","operator":"=","value":"horror","scope":"standing","quote":"no horror"}]}""";

    [Fact]
    public async Task Parse_GoodAnswer_IsTheEndpoints()
    {
        await using var endpoint = await EndpointStub.StartAsync(Good);

        var result = await ParseAsync(endpoint, options => options.ApiKey = "secret");

        Assert.Equal("stub model", result.AnsweredBy);
        Assert.Equal("horror", Assert.IsType<AddEdit>(Assert.Single(result.Answer!.Edits)).Value.ToString());
        Assert.Equal("Bearer secret", endpoint.Authorization);
        Assert.Equal("json_schema", (string?)endpoint.Body["response_format"]!["type"]);
        Assert.Equal("system", (string?)endpoint.Body["messages"]![0]!["role"]);
        Assert.False(endpoint.Body.ContainsKey("grammar"));
    }

    [Theory]
    [InlineData("I am sorry, I cannot do that.", "no JSON object")]
    [InlineData("""{"feedback":"delighted","edits":[]}""", "not the contract's JSON")]
    [InlineData("""{"feedback":"new","edits":[{"edit":"drop","quote":"no horror"}]}""", "not the contract's JSON")]
    [InlineData("""{"feedback":"new","edits":[{"edit":"add","polarity":"like","strength":"soft","facet":"mood","operator":"=","value":"x","quote":"no horror"}]}""", "no facet of movies")]
    [InlineData("""{"feedback":"new","edits":[{"edit":"add","polarity":"like","strength":"soft","facet":"runtime","operator":"between","value":3,"quote":"no horror"}]}""", "two values")]
    [InlineData("""{"feedback":"new","edits":[null]}""", "null")]
    [InlineData("""{"feedback":"new","edits":[{"edit":"clear"}]}""", "")]
    [InlineData("null {}", "")]
    public async Task Parse_MalformedAnswer_IsRefusedAndTheRulesAnswer(string content, string reason)
    {
        await using var endpoint = await EndpointStub.StartAsync(content);

        var result = await ParseAsync(endpoint);

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Contains(reason, result.FallbackReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_ServerErrors_AreTriedOnceMore()
    {
        await using var endpoint = await EndpointStub.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });

        var result = await ParseAsync(endpoint);

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Contains("endpoint failed", result.FallbackReason, StringComparison.Ordinal);
        Assert.Equal(2, endpoint.Requests);
    }

    [Fact]
    public async Task Parse_TooManyRequests_IsBusy()
    {
        await using var endpoint = await EndpointStub.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });

        var busy = await Assert.ThrowsAsync<HostBusyException>(() => ParseAsync(endpoint));

        Assert.Equal(TimeSpan.FromSeconds(1), busy.RetryAfter);
    }

    [Fact]
    public async Task Parse_SilentEndpoint_FallsBackAtTheDeadline()
    {
        await using var endpoint = await EndpointStub.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var result = await ParseAsync(endpoint, options => options.Deadline = TimeSpan.FromSeconds(1));

        Assert.Equal("rules", result.AnsweredBy);
        Assert.NotNull(result.FallbackReason);
    }

    [Fact]
    public async Task Parse_NobodyListens_FallsBack()
    {
        var endpoint = await EndpointStub.StartAsync(Good);
        var address = endpoint.Address;
        await endpoint.DisposeAsync();

        using var services = Services(address, null);
        var result = await services.GetRequiredService<IParserAgent>().ParseAsync(ParserAgentTests.Request("no horror"), TestContext.Current.CancellationToken);

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Contains("endpoint failed", result.FallbackReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"semantic":0.8,"attenuation":2,"temperature":0.1,"diversity":0.5,"exploration":0.3}""", true)]
    [InlineData("""{"semantic":0.8,"attenuation":9,"temperature":0.1,"diversity":0.5,"exploration":0.3}""", false)]
    [InlineData("""{"semantic":"much"}""", false)]
    [InlineData("no", false)]
    public async Task Plan_Answer_IsTakenOnlyWithinItsRanges(string content, bool taken)
    {
        await using var endpoint = await EndpointStub.StartAsync(content);
        using var services = Services(endpoint.Address, null);
        var request = ParserAgentTests.Request("surprise me");
        var answer = new CommandAnswer { Feedback = Feedback.New, Edits = [new ToolEdit { Tool = "explore", Quote = "surprise me" }] };

        var weights = await services.GetRequiredService<IPlannerAgent>().PlanAsync(
            new PlanRequest(request.Schema, request.Context.Text, answer, [], PlanWeights.Default), TestContext.Current.CancellationToken);

        Assert.Equal(taken ? new PlanWeights { Semantic = 0.8, Attenuation = 2, Temperature = 0.1, Diversity = 0.5, Exploration = 0.3 } : null, weights);
    }

    private static async Task<ParseResult> ParseAsync(EndpointStub endpoint, Action<LanguageOptions>? configure = null)
    {
        using var services = Services(endpoint.Address, configure);
        return await services.GetRequiredService<IParserAgent>().ParseAsync(ParserAgentTests.Request("no horror"), TestContext.Current.CancellationToken);
    }

    private static ServiceProvider Services(string address, Action<LanguageOptions>? configure) => new ServiceCollection()
        .AddLanguage(options =>
        {
            options.Host = LanguageOptions.OpenAI;
            options.Name = "stub model";
            options.Endpoint = address;
            options.Model = "stub";
            configure?.Invoke(options);
        })
        .BuildServiceProvider();
}
