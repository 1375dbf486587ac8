using System.IO.Hashing;
using System.Text;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Prompts;
using RecOrleans.Language.Records;

namespace RecOrleans.Training.Corpus;

/// <summary>A command with its context and its meaning.</summary>
public sealed record LabelledRecord(ParseRequest Request, CommandAnswer Gold)
{
    private const uint Tenths = 10, Parts = 1000;

    public string Id => Request.Context.CommandId;

    /// <summary>Reads files of JSON Lines.</summary>
    /// <exception cref="InvalidDataException">A line cannot be used; the message names file, line and field.</exception>
    public static IEnumerable<LabelledRecord> ReadAll(IEnumerable<string> paths, SchemaFolder schemas)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                LabelledRecord record;
                try
                {
                    var (request, gold) = CommandRecord.ReadLabelled(line, schemas);
                    record = new LabelledRecord(request, gold);
                }
                catch (InvalidRecordException exception)
                {
                    throw new InvalidDataException($"{path}, line {number}: {exception.Message}", exception);
                }

                yield return record;
            }
        }
    }

    /// <summary>By catalogue and id alone, so that a record stays where it is whatever else there is.</summary>
    /// <param name="heldOut">Catalogues of which nothing is trained on.</param>
    /// <param name="validationShare">Share of the other records that is held back, 0..1; a tenth is those whose <c>crc32(id) % 10</c> is 0, and a larger share holds all of a smaller one.</param>
    public Split SplitOf(IReadOnlySet<string> heldOut, double validationShare)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        if (heldOut.Contains(Request.Schema.Catalog)) return Split.HeldOut;
        var hash = Crc32.HashToUInt32(Encoding.UTF8.GetBytes(Id));
        return ((hash % Tenths) + (hash / Tenths % Parts / (double)Parts)) / Tenths < validationShare ? Split.Validation : Split.Train;
    }

    /// <summary>As the model meets it.</summary>
    public Example Render(Split split)
    {
        var messages = new StudentPromptForm().Build(Request).Messages;
        return new Example(Id, Request.Schema.Catalog, split, messages[0].Text, string.Concat(messages.Skip(1).Select(message => message.Text)), LineNotation.Write(Gold));
    }
}
