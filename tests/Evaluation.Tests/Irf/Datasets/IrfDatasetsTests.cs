using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Tests.DemoCatalogs;
using RecOrleans.Interactions;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Datasets;

public class IrfDatasetsTests
{
    [Fact]
    public async Task LoadAsync_UnknownName_ListsTheKnownOnes()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => IrfDatasets.LoadAsync("netflix", 1, TestContext.Current.CancellationToken));

        Assert.Contains("'netflix'", error.Message, StringComparison.Ordinal);
        Assert.All(IrfDatasets.Names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fashion", 386, 5)]
    [InlineData("ml-latest-small", 608, 5)]
    [InlineData("amazon-office", 1372, 3)]
    public async Task LoadAsync_HoldsTheLastTwoOut(string name, int users, int minHistory)
    {
        var dataset = await LoadAsync(name);

        Assert.Equal(users, dataset.Users.Length);
        Assert.Equal(users, dataset.Users.Select(user => user.Id).Distinct().Count());
        var items = dataset.Items.Select(item => item.Id).ToHashSet();
        var training = dataset.Training.ToLookup(deed => deed.UserId);
        Assert.All(dataset.Users, user =>
        {
            Assert.NotEqual(user.Target, user.Drift);
            Assert.Contains(user.Target, items);
            Assert.Contains(user.Drift, items);
            Assert.True(user.History.Select(deed => deed.ItemId).Distinct().Count() >= minHistory);
            Assert.DoesNotContain(user.History, deed => deed.ItemId == user.Target || deed.ItemId == user.Drift);
            Assert.Equal(user.History.Select(deed => (deed.ItemId, deed.At)), training[user.Id].Select(deed => (deed.ItemId, (DateTimeOffset?)deed.At)));
            Assert.Equal(user.History.Order(Comparer<Interaction>.Create((left, right) => (left.At, 0).CompareTo((right.At, 0)))).Select(deed => deed.At), user.History.Select(deed => deed.At));
        });
    }

    [Fact]
    public async Task LoadAsync_Fashion_TargetAndDriftAreTheLastFirstPurchases()
    {
        var dataset = await LoadAsync("fashion");

        var log = ShippedCatalog.Read("fashion").Interactions.ToLookup(deed => deed.UserId);
        Assert.All(dataset.Users, user =>
        {
            var ordered = log[user.Id].OrderBy(deed => deed.At).ThenBy(deed => deed.ItemId, StringComparer.Ordinal).ToList();
            var bought = ordered.Where(deed => deed.Kind == InteractionKind.Purchase).DistinctBy(deed => deed.ItemId).ToList();
            Assert.Equal([user.Target, user.Drift], bought.TakeLast(2).Select(deed => deed.ItemId));
            var before = ordered.TakeWhile(deed => deed != bought[^2]).Where(deed => deed.ItemId != user.Target && deed.ItemId != user.Drift);
            Assert.Equal(before.Select(deed => (deed.ItemId, deed.Kind)), user.History.Select(deed => (deed.ItemId, deed.Kind)));
        });
    }

    [Theory]
    [InlineData("fashion", 0.06)]
    [InlineData("ml-latest-small", 0.03)]
    [InlineData("amazon-office", 0.03)]
    public async Task LoadAsync_Topics_AreSharedByAFewItemsThatSayThem(string name, double maxShare)
    {
        var dataset = await LoadAsync(name);

        var frequency = dataset.Topics.Values.SelectMany(topics => topics).GroupBy(topic => topic).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(frequency, topic =>
        {
            Assert.InRange(topic.Value, 3, maxShare * dataset.Items.Length);
            Assert.Equal(topic.Key.Trim().ToLowerInvariant(), topic.Key);
        });
        Assert.True(dataset.Topics.Count > 0.6 * dataset.Items.Length, $"{dataset.Topics.Count} items of {dataset.Items.Length} have topics");
        Assert.All(dataset.Topics, item => Assert.Equal(item.Value.OrderBy(topic => frequency[topic]).Select(topic => frequency[topic]), item.Value.Select(topic => frequency[topic])));
        if (name == "ml-latest-small") return;
        var check = new StatementCheck(dataset.Schema, dataset.Topics.Clear());
        Assert.All(dataset.Items, item => Assert.All(dataset.Topics.GetValueOrDefault(item.Id, []), topic =>
            Assert.True(check.Holds(item, new Statement(Polarity.Like, Strength.Soft, "text", ComparisonOperator.Equal, topic)), $"'{topic}' is not in {item.Title}: {item.Text}")));
    }

    [Fact]
    public async Task LoadAsync_Fashion_TopicsAreOccasionsStylesAndDetails()
    {
        var dataset = await LoadAsync("fashion");

        // "A sleeveless long dress of light polyester in plain olive, with a full lining. Relaxed style for a spring wedding. ..."
        Assert.Equal(["full lining", "light", "relaxed", "sleeveless"], dataset.Topics["dress-001"].Order(StringComparer.Ordinal));
        Assert.Contains("evenings by the fire", dataset.Topics["dress-002"]);
    }

    [Fact]
    public async Task LoadAsync_Films_RatingAndPopularityAreOfTheTrainingRatingsAlone()
    {
        var dataset = await LoadAsync("ml-latest-small");

        var ratings = dataset.Training.GroupBy(deed => deed.ItemId).ToDictionary(film => film.Key, film => film.Select(deed => deed.Value!.Value).ToArray());
        var mean = dataset.Training.Average(deed => deed.Value!.Value);
        var counts = ratings.Values.Select(film => film.Length).Order().ToArray();
        Assert.All(dataset.Items, film =>
        {
            var known = ratings.GetValueOrDefault(film.Id, []);
            double[] rating = known.Length == 0 ? [] : [Math.Round((known.Sum() + (5 * mean)) / (known.Length + 5), 2)];
            string[] popularity = known.Length <= counts[counts.Length / 2] ? ["obscure"] : known.Length >= counts[counts.Length * 9 / 10] ? ["well-known"] : [];
            Assert.Equal(rating, film.Values("rating").Select(value => value.Number));
            Assert.Equal(popularity, film.Values("popularity").Select(value => value.ToString()));
        });
        Assert.Contains(dataset.Items, film => !ratings.ContainsKey(film.Id) && dataset.Users.Any(user => user.Target == film.Id));
    }

    [Theory]
    [InlineData("8", "felt tip pen", "Paper Mate", "assorted", 14)]
    [InlineData("2660", "pen", "Pilot", "black", null)]
    [InlineData("3286", "tape", "Scotch", "assorted", null)]
    [InlineData("1998", "printer", "Brother", null, null)]
    [InlineData("3142", "pen", "Staedtler", null, null)]
    public async Task LoadAsync_Office_ReadsFacetsOffTitles(string id, string kind, string brand, string? colour, int? count)
    {
        var item = (await LoadAsync("amazon-office")).Items.Single(item => item.Id == id);

        Assert.Equal([kind], item.Values("kind").Select(value => value.Text));
        Assert.Equal([brand], item.Values("brand").Select(value => value.Text));
        Assert.Equal(colour is null ? [] : [colour], item.Values("colour").Select(value => value.Text));
        Assert.Equal(count is null ? [] : [(double)count], item.Values("count").Select(value => value.Number));
    }

    [Fact]
    public async Task LoadAsync_Office_TextsArePlain()
    {
        var dataset = await LoadAsync("amazon-office");

        string[] markup = ["</", "<br", "<div", "<p>", "<!--", "font-family", "&quot;", "&amp;", "&rdquo;", "\\n"];
        Assert.All(dataset.Items, item => Assert.All(markup, mark => Assert.False((item.Title + item.Text).Contains(mark, StringComparison.OrdinalIgnoreCase), $"{item.Id} holds {mark}")));
        Assert.DoesNotContain(dataset.Items, item => item.Text is ['[', '\'' or '"', ..]);
    }

    [Fact]
    public async Task LoadAsync_Seed_DecidesTheOrderOfUsersOnly()
    {
        var first = await LoadAsync("fashion");
        var again = await LoadAsync("fashion");
        var other = await IrfDatasets.LoadAsync("fashion", 2, TestContext.Current.CancellationToken);

        Assert.Equal(first.Users.Select(user => user.Id), again.Users.Select(user => user.Id));
        Assert.NotEqual(first.Users.Select(user => user.Id), other.Users.Select(user => user.Id));
        Assert.Equal(first.Users.Select(user => (user.Id, user.Target, user.Drift)).Order(), other.Users.Select(user => (user.Id, user.Target, user.Drift)).Order());
        Assert.Equal(first.Training, other.Training);
    }

    private static Task<IrfDataset> LoadAsync(string name)
    {
        Assert.SkipWhen(name != "fashion" && Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        return IrfDatasets.LoadAsync(name, 1, TestContext.Current.CancellationToken);
    }
}
