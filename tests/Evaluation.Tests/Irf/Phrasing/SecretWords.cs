using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

/// <summary>Many users, in front of items whose titles sound like what they want: whatever they say, their words do not give the title of the wanted item away.</summary>
internal static class SecretWords
{
    private const int Users = 60, Seeds = 8;

    /// <summary>Lets them talk, and checks what they say.</summary>
    /// <param name="dataset">Whose items and users.</param>
    /// <param name="say">Puts thoughts into words.</param>
    /// <param name="meant">Words that say what is meant, beside the catalogue's own: of them, there may be no others.</param>
    /// <returns>How often the title of something else was named in talk that asks for nothing.</returns>
    public static int Check(IrfDataset dataset, Func<Thought, Sight, Persona, Random, Utterance> say, IReadOnlyCollection<string> meant)
    {
        var items = dataset.Items.ToDictionary(item => item.Id);
        var known = TitleSecret.WordsOf(dataset.Schema);
        var named = 0;
        foreach (var user in dataset.Users.Take(Users))
        {
            Item[] wanted = [items[user.Target], items[user.Drift]];
            var secret = new TitleSecret(wanted, known);
            Item[] near = [.. dataset.Items.Where(secret.IsNear)];
            Assert.Subset(near.ToHashSet(), wanted.ToHashSet());
            for (var seed = 1; seed <= Seeds; seed++)
            {
                var random = new Random(seed + user.Id.Aggregate(0, (sum, letter) => (31 * sum) + letter));
                var persona = Personas.Draw(random) with { Verbosity = 1 };
                var mind = new UserSimulator(dataset, user.Target, user.Drift, persona, random);
                for (var command = 1; command <= 5; command++)
                {
                    // Often the item itself, mostly others whose titles sound like it.
                    var shown = Enumerable.Range(0, 8).Select(_ => random.Next(3) == 0 ? dataset.Items[random.Next(dataset.Items.Length)] : near[random.Next(near.Length)]).ToList();
                    if (random.Next(4) == 0) shown.Add(items[mind.Wanted]);
                    var sight = new Sight(dataset.Schema, [.. shown.Distinct()]);
                    var thought = mind.Think(sight);
                    var utterance = say(thought, sight, persona, random);
                    Check(utterance, sight);
                    foreach (var chatter in new[] { Feedback.Neutral, Feedback.Satisfied }) Check(say(thought with { Feedback = chatter, Intents = [] }, sight, persona, random), sight);
                    mind.Remember(utterance, sight);
                }

                void Check(Utterance utterance, Sight sight)
                {
                    var forms = utterance.Edits.Select(edit => edit is SaidAdd add ? add.Statement : ((SaidRemove)edit).Statement).SelectMany(statement => Mentions.Forms(dataset.Schema, statement));
                    var told = secret.ToldBy(utterance.Text, [.. forms, .. meant]);
                    Assert.True(!told.Any(), $"Seed {seed}: '{utterance.Text}' says {string.Join(", ", told)} of '{wanted[0].Title}' or '{wanted[1].Title}'.");
                    if (utterance.Edits.Length > 0) return;
                    // Of clothes, the schema knows all words of a title; there the title as a whole tells.
                    Assert.DoesNotContain(sight.Feed.Where(secret.IsNear).Select(item => item.Title), title => WordRun.Contains(utterance.Text, title) && !IsSaidAnyway(title));
                    if (sight.Feed.Any(item => WordRun.Contains(utterance.Text, item.Title))) named++;
                }
            }
        }

        return named;
    }

    /// <summary>"It" and "No": no name.</summary>
    private static bool IsSaidAnyway(string title) => !new TitleSecret([new Item { Id = title, Title = title }], new HashSet<string>()).ToldBy(title).Any();
}
