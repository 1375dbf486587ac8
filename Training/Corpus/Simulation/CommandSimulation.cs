using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Labelled commands of simulated users (docs/irf.md) with the train phrasings: over the shipped catalogues, and over invented ones.</summary>
/// <remarks>What is meant is known exactly. Everything derives from the seed.</remarks>
/// <param name="seed">Of all draws.</param>
/// <param name="chinese">Share of the commands that are said in Chinese, 0..1.</param>
/// <param name="mixed">Share of the others in which a word or two are of another language, 0..1, as far as they hold such words.</param>
internal sealed class CommandSimulation(int seed, double chinese = 0, double mixed = 0)
{
    /// <summary>Of the commands, those about invented catalogues.</summary>
    public const double InventedShare = 0.5;

    /// <summary>Commands about one invented catalogue.</summary>
    public const int CatalogCommands = 40;

    private const double Drifts = 0.5;

    /// <summary>What the student sees of a memory; with more, a session ends.</summary>
    private const int MostRemembered = 12;

    private readonly CatalogWords _words = CatalogWords.Load();
    private readonly ChinesePhrasing _chinese = new();

    /// <summary>The first <paramref name="count"/> commands; more of them begin with the same ones in each catalogue.</summary>
    public async Task<ImmutableArray<LabelledRecord>> RunAsync(int count, CancellationToken cancellationToken)
    {
        var phrasing = new GrammarPhrasing("train", Grammar.Parse(GrammarPhrasing.Read("words"), GrammarPhrasing.Read("train"), FeedWishes.Rules(), ("nouns", _words.NounRules())));
        var records = ImmutableArray.CreateBuilder<LabelledRecord>(count);
        var invented = (int)(InventedShare * count);
        var shipped = await ShippedCatalogs.LoadAsync(cancellationToken);
        for (var at = 0; at < shipped.Length; at++)
            records.AddRange(Commands(shipped[at], shipped[at].Name, phrasing, cancellationToken).Take(((count - invented) * (at + 1) / shipped.Length) - ((count - invented) * at / shipped.Length)));
        for (var number = 1; records.Count < count; number++)
        {
            var name = FormattableString.Invariant($"invented-{number}");
            var catalog = new CatalogInventor(_words).Invent(Stream($"{name}/catalog"));
            records.AddRange(Commands(catalog, name, phrasing, cancellationToken).Take(Math.Min(CatalogCommands, count - records.Count)));
        }

        return records.ToImmutable();
    }

    /// <summary>Without end, one session after the other.</summary>
    private IEnumerable<LabelledRecord> Commands(IrfDataset dataset, string name, GrammarPhrasing phrasing, CancellationToken cancellationToken)
    {
        var catalog = FormattableString.Invariant($"simulated-{seed}-{name}");
        var items = dataset.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var sights = new Sights(dataset);
        var wishes = new FeedWishes(phrasing.Grammar);
        var chineseWishes = new FeedWishes(_chinese.Grammar);
        var mix = new LanguageMix(_chinese.Grammar);
        for (var session = 1; ; session++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = Stream(FormattableString.Invariant($"{name}/{session}"));
            var persona = Personas.Draw(random);
            var mind = new UserSimulator(dataset, random.Pick(dataset.Items).Id, random.NextDouble() < Drifts ? random.Pick(dataset.Items).Id : null, persona, random);
            for (var round = 1; round <= persona.Patience && mind.Stated.Length <= MostRemembered; round++)
            {
                var sight = sights.Draw(items[mind.Wanted], random);
                var stated = mind.Stated;
                var id = FormattableString.Invariant($"{catalog}-{session}-{round}");
                var isChinese = Stream(id).NextDouble() < chinese;
                if ((isChinese ? chineseWishes : wishes).Command(sight, !stated.IsEmpty, persona, random) is { } whole)
                {
                    yield return Mixed(Record(id, catalog, sight, stated, whole, random), isChinese);
                    if (whole.Gold.Edits is [ClearEdit]) break;
                    continue;
                }

                var thought = mind.Think(sight);
                var meant = Afterthoughts.Apply(thought, sight, items[mind.Wanted], stated, random);
                var utterance = (isChinese ? _chinese.Say(meant, sight, persona, random) : null) ?? phrasing.Say(meant, sight, persona, random);
                mind.Remember(utterance, sight);
                var said = (utterance.Text, utterance.AnswerFor(GoldMemory.Preferences(stated)));
                yield return Mixed(Record(id, catalog, sight, stated, isChinese ? said : wishes.After(said.Text, said.Item2, sight, persona, random), random), isChinese);
                if (thought.Feedback is Feedback.Satisfied) break;
            }
        }

        LabelledRecord Mixed(LabelledRecord record, bool isChinese) =>
            !isChinese && Stream($"{record.Id}/mixed") is var random && random.NextDouble() < mixed ? mix.Apply(record, random) : record;
    }

    /// <param name="id">Of the command.</param>
    /// <param name="catalog">Unlike the schema's name, its own for every catalogue: several invented ones may be of trails.</param>
    /// <param name="sight">What is seen.</param>
    /// <param name="stated">What was said before.</param>
    /// <param name="said">The command.</param>
    /// <param name="random">Source of all draws.</param>
    private static LabelledRecord Record(string id, string catalog, Sight sight, ImmutableArray<Statement> stated, (string Text, CommandAnswer Gold) said, Random random) => ContextAugmentation.RenameIds(
        new LabelledRecord(
            new ParseRequest(sight.Schema, CatalogVocabulary.Empty, new CommandContext
            {
                CommandId = id,
                Catalog = catalog,
                Text = said.Text,
                Memory = GoldMemory.Preferences(stated),
                Feed = [.. sight.Feed.Select((item, at) => new FeedReference(at + 1, item))],
            }),
            said.Gold),
        random);

    /// <summary>The hash of shard keys is the same on every machine and in every version.</summary>
    private Random Stream(string purpose) => new(ShardKey.Of(FormattableString.Invariant($"corpus/{seed}/{purpose}"), int.MaxValue));
}
