using System.Collections.Immutable;
using System.Net;
using RecOrleans.Client.Api;
using RecOrleans.Client.Gateway.Suggestions;
using RecOrleans.Client.Tests.Hosting;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class SuggestionTests(LiveGateway gateway)
{
    [Theory]
    [InlineData("movies")]
    [InlineData("fashion")]
    public async Task Suggestions_AnyCatalog_AreSomeAndDiffer(string catalog)
    {
        var suggestions = (await gateway.Http.GetJson($"/v1/suggestions?catalog={catalog}&user={gateway.NewUser()}")).AsArray();
        Assert.Equal(6, suggestions.Count);
        Assert.All(suggestions, suggestion => Assert.Equal("text reason preference", suggestion!.Fields()));
        Assert.Equal(6, suggestions.Select(suggestion => suggestion!["text"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Suggestions_ShownItems_AreMadeFromThese()
    {
        var suggestions = (await gateway.Http.GetJson($"/v1/suggestions?catalog=movies&user={gateway.NewUser()}&items=m19,m17")).ToJsonString();
        Assert.Contains("more like Moon", suggestions, StringComparison.Ordinal);
    }

    [Fact]
    public void For_AFacetAlreadySpokenOf_OffersItsWithdrawalInstead()
    {
        Preference spoken = new()
        {
            Id = "p1",
            Polarity = Polarity.Dislike,
            Strength = Strength.Hard,
            Facet = "pattern",
            Value = "floral",
            Quote = "no floral dresses",
        };
        var before = Texts([]);
        var after = Texts([spoken]);
        Assert.Contains(before, text => text.Contains("plain", StringComparison.Ordinal));
        Assert.DoesNotContain(after, text => text.Contains("plain", StringComparison.Ordinal));
        Assert.Equal("p1", For([spoken]).Single(suggestion => suggestion.Text == "forget about floral").Withdraws);
    }

    [Fact]
    public void For_NumbersOfTheFeed_OffersABoundThatChangesIt()
    {
        var suggestion = For([]).Single(suggestion => suggestion.Text.StartsWith("price under", StringComparison.Ordinal));
        var bound = double.Parse(suggestion.Text.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new PreferenceBody("like", "hard", "price", "<=", bound), suggestion.Preference);
        var prices = SmallCatalogs.FashionItems.SelectMany(item => item.Values("price")).Select(value => value.Number).ToList();
        Assert.InRange(prices.Count(price => price < bound), 1, prices.Count - 1);
    }

    [Fact]
    public void For_AnyFeed_EverySuggestionCarriesItsEdit()
    {
        var films = CommandSuggestions.For(SmallCatalogs.Movies, SmallCatalogs.MovieItems, [], 20).ToDictionary(suggestion => suggestion.Text, suggestion => suggestion.Preference);
        Assert.Equal(new PreferenceBody("like", "hard", "year", "between", Operand.Range(1990, 1999)), films["only from the 1990s"]);
        Assert.Equal(new PreferenceBody("dislike", "soft", "genre", "=", "comedy"), films["less comedy"]);
        Assert.Equal(new PreferenceBody("like", "hard", "certificate", "<=", "PG-13"), films["nothing over PG-13"]);
        Assert.Equal(new PreferenceBody("like", "soft", "similar", "=", "m1"), films["more like Alien"]);
        Assert.Equal(new PreferenceBody("like", "soft", "feed", "=", "explore", "session"), films["surprise me"]);
        Assert.DoesNotContain(null, films.Values);
    }

    [Fact]
    public void For_AnEmptyFeed_StillOffersWishes() =>
        Assert.Contains("surprise me", CommandSuggestions.For(SmallCatalogs.Movies, [], [], 5).Select(suggestion => suggestion.Text));

    [Theory]
    [InlineData("/v1/suggestions?catalog=movies", HttpStatusCode.BadRequest, "user")]
    [InlineData("/v1/suggestions?catalog=nowhere&user=u", HttpStatusCode.NotFound, "catalog")]
    [InlineData("/v1/suggestions?user=a%20b", HttpStatusCode.BadRequest, "user")]
    public async Task Suggestions_BadCall_IsAProblemThatNamesTheField(string path, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Get, path);
        await answer.IsProblem(status, field);
    }

    private static List<string> Texts(ImmutableArray<Preference> memory) => [.. For(memory).Select(suggestion => suggestion.Text)];

    private static ImmutableArray<Suggestion> For(ImmutableArray<Preference> memory) =>
        CommandSuggestions.For(SmallCatalogs.Fashion, SmallCatalogs.FashionItems, memory, 20);
}
