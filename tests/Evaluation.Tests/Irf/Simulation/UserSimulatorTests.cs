using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Import;
using RecOrleans.Engine.Preferences;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Simulation;

public partial class UserSimulatorTests
{
    private const int Seed = 11;

    [Theory]
    [InlineData("fashion", false)]
    [InlineData("fashion", true)]
    [InlineData("ml-latest-small", true)]
    [InlineData("amazon-office", true)]
    public async Task Think_Always_SaysWhatIsTrueOfTheWantedItem(string name, bool drifts)
    {
        var dataset = await LoadAsync(name);
        var check = new StatementCheck(dataset);

        foreach (var said in Conversations(dataset, drifts))
            Assert.All(said.Thought.Intents.SelectMany(New), statement =>
            {
                if (!check.IsCheckable(statement)) return;
                Assert.True(check.IsMet(said.Wanted, statement), $"{said.User} wants {said.Wanted.Title}, and says {said.Utterance.Text}");
                Assert.True(check.Knows(said.Wanted, dataset.Schema.Find(statement.Facet)!), $"{said.Wanted.Title} says nothing of {statement.Facet}");
            });
    }

    [Theory]
    [InlineData("fashion", false)]
    [InlineData("fashion", true)]
    [InlineData("ml-latest-small", false)]
    [InlineData("ml-latest-small", true)]
    [InlineData("amazon-office", false)]
    [InlineData("amazon-office", true)]
    public async Task Think_Always_KeepsAtLeastHalfOfTheTitleSecret(string name, bool drifts)
    {
        var dataset = await LoadAsync(name);
        var check = new StatementCheck(dataset);

        // What was said of another item, before a change of mind, was no word about this one.
        foreach (var said in Conversations(dataset, drifts).Where(said => said.Thought.Intents.SelectMany(New).Any(check.IsCheckable)))
            Assert.True(IsSecret(said.Wanted, said.After.Where(check.IsCheckable)), $"'{said.Wanted.Title}' was said: {string.Join(", ", said.After)}");
    }

    [Fact]
    public void Think_WhatWasSaidBeforeStandsInTheTitleOfTheNextWish_IsNotInsistedOn()
    {
        // "space" tells nothing of the target and all of the drift.
        var films = Films.Dataset();
        var (target, drift) = (films.Items[19] with { Title = "Comet" }, films.Items[20] with { Title = "Space" });
        var topics = new[] { "space", "crew", "engine" }.ToImmutableArray();
        var dataset = films with
        {
            Schema = films.Schema with { Facets = [.. films.Schema.Facets, new Facet { Name = "text", Kind = FacetKind.Text }] },
            Items = films.Items.Replace(films.Items[19], target).Replace(films.Items[20], drift),
            Topics = new[] { target, drift, films.Items[0], films.Items[1] }.ToImmutableDictionary(item => item.Id, _ => topics),
        };
        var sight = new Sight(dataset.Schema, [.. dataset.Items.Skip(5).Take(10)]);
        var softly = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var mind = new UserSimulator(dataset, target.Id, drift.Id, new Persona(5, 1, .5, 0), new Random(seed));
            for (var command = 1; command <= 5; command++)
            {
                var before = mind.Stated;
                var thought = mind.Think(sight);
                if (command >= UserSimulator.DriftCommand && before.Any(statement => statement.Value.ToString() == "space" && statement.Strength == Strength.Soft)) softly++;
                mind.Remember(PlainPhrasing.Say(thought), sight);
                if (command >= UserSimulator.DriftCommand) Assert.DoesNotContain(thought.Intents.SelectMany(New), statement => statement.Value.ToString() == "space");
            }
        }

        Assert.True(softly > 50, $"'space' was said before {softly} times");
    }

    [Theory]
    [InlineData("fashion", false)]
    [InlineData("fashion", true)]
    [InlineData("ml-latest-small", true)]
    [InlineData("amazon-office", true)]
    public async Task Remember_Always_IsWhatConsolidationMakesOfTheGoldAnswers(string name, bool drifts)
    {
        var dataset = await LoadAsync(name);

        foreach (var user in Conversations(dataset, drifts).GroupBy(said => said.User))
        {
            var memory = PreferenceMemory.Empty;
            var next = 1;
            foreach (var said in user)
            {
                var references = said.Sight.Feed.Select((item, index) => (Key: $"#{index + 1}", item.Id)).Concat(said.Before.Select(statement => statement.Value.ToString()).Distinct().Select(id => (Key: id, Id: id))).ToImmutableDictionary(item => item.Key, item => item.Id);
                var answer = said.Utterance.AnswerFor(memory.Preferences);
                var consolidated = Consolidation.Apply(memory, answer, new ConsolidationContext(dataset.Schema, $"c{said.Number}", said.Utterance.Text, DateTimeOffset.UnixEpoch.AddMinutes(said.Number), next, references, MemoryOptions.Default));
                (memory, next) = (consolidated.Memory, consolidated.NextId);

                Assert.Empty(consolidated.Notes);
                Assert.Equal(said.Utterance.Edits.Length, answer.Edits.Length);
                Assert.Equal(said.After, memory.Preferences.Select(preference => new Statement(preference.Polarity, preference.Strength, preference.Facet, preference.Operator, preference.Value, preference.Scope)));
            }
        }
    }

    [Theory]
    [InlineData("fashion")]
    [InlineData("ml-latest-small")]
    public async Task Think_AfterTheDrift_TakesBackWhatNoLongerHoldsBeforeAnythingNew(string name)
    {
        var dataset = await LoadAsync(name);
        var check = new StatementCheck(dataset);
        var changes = 0;

        foreach (var said in Conversations(dataset, drifts: true).Where(said => said.Number >= UserSimulator.DriftCommand && said.Thought.Feedback != Feedback.Satisfied))
        {
            var stale = said.Before.Where(statement => check.IsCheckable(statement) && !check.IsMet(said.Wanted, statement)).ToList();
            var withdrawn = said.Thought.Intents.TakeWhile(intent => intent is TakeBack or Swap).SelectMany(Old).ToList();
            if (stale.Count > 0) changes++;
            if (stale.All(withdrawn.Contains))
                Assert.All(said.After, statement => Assert.True(!check.IsCheckable(statement) || check.IsMet(said.Wanted, statement)));
            else
                Assert.True(withdrawn.Count >= 3 && said.Thought.Intents.All(intent => intent is TakeBack or Swap), $"{said.Utterance.Text}, when {string.Join(", ", stale)} holds no more");

            if (stale.Count > 0) Assert.Equal(Feedback.Conflict, said.Thought.Feedback);
        }

        Assert.True(changes > 100, $"{changes} changes of mind");
    }

    [Fact]
    public async Task Think_ManyUsers_SaysEveryKindOfThing()
    {
        var dataset = await LoadAsync("fashion");
        var said = Conversations(dataset, drifts: true).ToList();

        var kinds = said.SelectMany(one => one.Thought.Intents).Select(intent => intent.GetType()).ToHashSet();
        Assert.Equal([typeof(Compare), typeof(Insist), typeof(Praise), typeof(Swap), typeof(TakeBack), typeof(Wish)], kinds.OrderBy(kind => kind.Name));
        Assert.Equal(Enum.GetValues<Feedback>().Order(), said.Select(one => one.Thought.Feedback).Distinct().Order());
        Assert.All(said, one => Assert.Equal(one.Thought.Feedback is Feedback.New or Feedback.Conflict, one.Thought.Intents.Length > 0));
        Assert.All(said.Where(one => one.Number == 1), one => Assert.NotEqual(Feedback.Neutral, one.Thought.Feedback));
        Assert.All(said, one => Assert.Equal(one.Sight.Feed.Any(item => item.Id == one.Wanted.Id), one.Thought.Feedback == Feedback.Satisfied));
    }

    [Fact]
    public async Task Think_ManyUsers_SpeaksAsHardAsPeopleDo()
    {
        var dataset = await LoadAsync("fashion");
        var said = Conversations(dataset, drifts: false).SelectMany(one => one.Thought.Intents).SelectMany(New).ToList();

        var tones = CommandStatistics.Shipped.For(dataset.Schema).Tones;
        foreach (var (polarity, strength) in new[] { (Polarity.Like, Strength.Soft), (Polarity.Like, Strength.Hard), (Polarity.Dislike, Strength.Hard), (Polarity.Dislike, Strength.Soft) })
        {
            var expected = tones.Where(tone => tone.Value.Polarity == polarity && tone.Value.Strength == strength).Sum(tone => tone.Weight) / tones.Sum(tone => tone.Weight);
            Assert.Equal(expected, said.Count(statement => statement.Polarity == polarity && statement.Strength == strength) / (double)said.Count, 0.1);
        }
    }

    [Fact]
    public async Task Think_SameSeed_SaysTheSame()
    {
        var dataset = await LoadAsync("fashion");

        Assert.Equal(Conversations(dataset, drifts: true).Select(said => said.Utterance.Text), Conversations(dataset, drifts: true).Select(said => said.Utterance.Text));
    }

    [Fact]
    public async Task Think_Numbers_AreRound()
    {
        // Films hold the numbers that people speak of in more ways than prices.
        await using var source = await CatalogPackageSource.OpenAsync(Repository.Path("data", "movies"), new CatalogSourceOptions(), TestContext.Current.CancellationToken);
        var films = new List<Item>();
        await foreach (var row in source.ReadAsync(TestContext.Current.CancellationToken))
            if (row is ItemRow { Item: var item })
                films.Add(item);
        var dataset = new IrfDataset
        {
            Name = "movies",
            Schema = source.Schema,
            Items = [.. films],
            Topics = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            Training = [],
            Users = [.. films.Take(400).Select((film, index) => new IrfUser($"user-{index}", [], film.Id, films[^(index + 1)].Id))],
        };

        var bounds = Conversations(dataset, drifts: true).SelectMany(said => said.Thought.Intents).Where(intent => intent is Wish or Swap).SelectMany(New).Where(statement => statement.Value.Value.IsNumber).ToList();

        Assert.Contains(bounds, statement => statement is { Facet: "year", Operator: ComparisonOperator.Between } && statement.Value.High?.Number - statement.Value.Value.Number == 9);
        Assert.Contains(bounds, statement => statement is { Facet: "runtime", Operator: ComparisonOperator.LessOrEqual });
        Assert.All(bounds, statement =>
        {
            var (value, high) = (statement.Value.Value.Number, statement.Value.High?.Number);
            var isRound = (statement.Facet, statement.Operator) switch
            {
                ("year", ComparisonOperator.Between) => value % 5 == 0 && high - value is 4 or 9,
                ("year", ComparisonOperator.LessOrEqual or ComparisonOperator.Greater) => value % 5 == 4,
                ("year", _) => value % 5 == 0,
                ("runtime", ComparisonOperator.Between) => (value % 30 == 0 && high - value == 30) || Math.Abs(high!.Value / value - (1.1 / 0.9)) < 1e-9,
                ("runtime", _) => value % 10 == 0,
                ("rating", _) => value * 2 % 1 == 0,
                _ => false,
            };
            Assert.True(isRound, $"{statement}");
        });
    }

    /// <summary>Two thousand thoughts; fewer where a catalogue is large.</summary>
    private static IEnumerable<Said> Conversations(IrfDataset dataset, bool drifts) => Conversation.All(dataset, dataset.Users.Take(dataset.Items.Length < 3000 ? 400 : 150), drifts, Seed);

    private static IEnumerable<Statement> New(Intent intent) => intent switch
    {
        Wish wish => [wish.Statement],
        Insist insist => [insist.Statement],
        Compare compare => [compare.Statement],
        Praise praise => [praise.Statement],
        Swap swap => [swap.New],
        _ => [],
    };

    private static IEnumerable<Statement> Old(Intent intent) => intent switch
    {
        TakeBack back => [back.Statement],
        Swap swap => [swap.Old],
        _ => [],
    };

    private static bool IsSecret(Item wanted, IEnumerable<Statement> said)
    {
        var words = said.SelectMany(statement => Words(statement.Value.ToString())).ToHashSet();
        var title = Words(wanted.Title).Except(["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "the", "to", "with"]).ToHashSet();
        return 2 * title.Count(words.Contains) <= title.Count;
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    private static Task<IrfDataset> LoadAsync(string name)
    {
        Assert.SkipWhen(name != "fashion" && Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        return IrfDatasets.LoadAsync(name, 1, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
