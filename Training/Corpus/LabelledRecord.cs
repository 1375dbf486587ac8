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
    private const uint ValidationShare = 10;

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
    public Split SplitOf(IReadOnlySet<string> heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        return heldOut.Contains(Request.Schema.Catalog) ? Split.HeldOut
            : Crc32.HashToUInt32(Encoding.UTF8.GetBytes(Id)) % ValidationShare == 0 ? Split.Validation
            : Split.Train;
    }

    /// <summary>As the model meets it.</summary>
    public Example Render(Split split)
    {
        var messages = new StudentPromptForm().Build(Request).Messages;
        return new Example(Id, Request.Schema.Catalog, split, messages[0].Text, messages[1].Text, LineNotation.Write(Gold));
    }
}
