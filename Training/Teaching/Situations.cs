using RecOrleans.Language.Agents;
using RecOrleans.Language.Records;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Corpus.Simulation;

namespace RecOrleans.Training.Teaching;

/// <summary>Catalogue, memory and feed to say something in: those of labelled commands, and those of simulated users.</summary>
internal static class Situations
{
    /// <summary>Labelled commands that <c>corpus</c> holds back to measure with lend no situation either.</summary>
    private const double HeldBack = 0.1;

    /// <summary>Requests without a command. More of them hold all of fewer, in another order.</summary>
    public static async Task<ParseRequest[]> DrawAsync(TeachSettings settings, SchemaFolder schemas, CancellationToken cancellationToken)
    {
        var simulated = (int)(settings.Commands * settings.SimulatedShare);
        var situations = new List<ParseRequest>();
        if (simulated > 0) situations.AddRange((await new CommandSimulation(settings.Seed).RunAsync(simulated, cancellationToken)).Select(record => Without(record, settings.Seed, 1)));
        if (situations.Count < settings.Commands)
        {
            var labelled = LabelledRecord.ReadAll(RecordFile.Find(settings.Records), schemas).Where(record => record.SplitOf(new HashSet<string>(), HeldBack) is Split.Train).ToArray();
            if (labelled.Length == 0) throw new InvalidDataException("--records: there is no labelled command that is not held back; name others, or use --simulated-share 1.");
            new Random(settings.Seed).Shuffle(labelled);
            for (var round = 1; situations.Count < settings.Commands; round++)
                situations.AddRange(labelled.Take(settings.Commands - situations.Count).Select(record => Without(record, settings.Seed, round)));
        }

        var drawn = situations.ToArray();
        new Random(settings.Seed).Shuffle(drawn);
        return drawn;
    }

    /// <summary>The record's situation; the id says how often it is used.</summary>
    private static ParseRequest Without(LabelledRecord record, int seed, int round) => record.Request with
    {
        Context = record.Request.Context with { Text = "", CommandId = FormattableString.Invariant($"taught-{seed}-{record.Id}{(round == 1 ? "" : $"-{round}")}") },
    };
}
