using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Training.Corpus;

/// <summary>Where an example belongs.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Split>))]
public enum Split
{
    /// <summary>Trained on.</summary>
    Train,

    /// <summary>A tenth of the records of every file, by id.</summary>
    Validation,

    /// <summary>Of a catalogue of which nothing is trained on.</summary>
    HeldOut,
}

/// <summary>A prompt of the student and its answer, as <see cref="Language.Prompts.StudentPromptForm"/> writes them.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Catalog">Its catalogue.</param>
/// <param name="Split">Where it belongs.</param>
/// <param name="Prefix">The catalogue's line.</param>
/// <param name="Prompt">The rest.</param>
/// <param name="Answer">In the line notation; the end token is not part of it.</param>
public sealed record Example(string Id, string Catalog, Split Split, string Prefix, string Prompt, string Answer)
{
    /// <summary>Reads JSON Lines.</summary>
    /// <exception cref="InvalidDataException">A line is no example.</exception>
    public static IEnumerable<Example> ReadAll(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            Example? example;
            try
            {
                example = JsonSerializer.Deserialize<Example>(line, Json.Options);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{path}, line {number}: {exception.Message}", exception);
            }

            if (example is not { Prefix.Length: > 0, Prompt.Length: > 0, Answer.Length: > 0 })
                throw new InvalidDataException($"{path}, line {number}: prefix, prompt or answer is missing; make the file with `corpus`.");
            yield return example;
        }
    }

    /// <summary>Writes JSON Lines.</summary>
    public static void WriteAll(string path, IEnumerable<Example> examples) =>
        File.WriteAllLines(path, examples.Select(example => JsonSerializer.Serialize(example, Json.Options)));
}
