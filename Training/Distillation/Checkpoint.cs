using System.Runtime.InteropServices;
using System.Text.Json;
using RecOrleans.Evaluation.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace RecOrleans.Training.Distillation;

/// <summary>Training as it stood after a step: a state in JSON, and the optimiser's tensors as float32 one after the other in a file that it names.</summary>
internal sealed record Checkpoint
{
    private const string StateFile = "checkpoint.json";

    /// <summary>What must be the same for training to go on: settings and samples.</summary>
    public required string Fingerprint { get; init; }

    public required int Step { get; init; }

    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>The checkpoint of a folder, or null where there is none; its tensors are copied into <paramref name="tensors"/>.</summary>
    /// <exception cref="InvalidDataException">It belongs to another training, or is damaged.</exception>
    public static Checkpoint? Load(string folder, string fingerprint, IEnumerable<Tensor> tensors)
    {
        var path = Path.Combine(folder, StateFile);
        if (!File.Exists(path)) return null;
        var state = JsonSerializer.Deserialize<Checkpoint>(File.ReadAllText(path), Json.Options)!;
        if (state.Fingerprint != fingerprint)
            throw new InvalidDataException($"The checkpoint in '{folder}' belongs to another training.\nIts settings: {state.Fingerprint}\nThese:        {fingerprint}\nGive the same options, another --out, or delete {path}.");
        using var file = File.OpenRead(Path.Combine(folder, TensorFile(state.Step)));
        foreach (var tensor in tensors)
        {
            var numbers = new float[tensor.numel()];
            file.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
            using var none = no_grad();
            using var read = torch.tensor(numbers, tensor.shape);
            tensor.copy_(read);
        }

        return state;
    }

    /// <summary>Replaces the folder's checkpoint; until it is whole, the old one stands.</summary>
    public void Save(string folder, IEnumerable<Tensor> tensors)
    {
        Directory.CreateDirectory(folder);
        using (var file = File.Create(Path.Combine(folder, TensorFile(Step))))
            foreach (var tensor in tensors) file.Write(MemoryMarshal.AsBytes<float>(tensor.Numbers()));

        var draft = Path.Combine(folder, StateFile + ".draft");
        File.WriteAllText(draft, JsonSerializer.Serialize(this, Json.Options));
        File.Move(draft, Path.Combine(folder, StateFile), overwrite: true);
        foreach (var old in Directory.EnumerateFiles(folder, TensorFile("*")))
            if (Path.GetFileName(old) != TensorFile(Step)) File.Delete(old);
    }

    /// <summary>Takes the folder's checkpoint away.</summary>
    public static void Delete(string folder)
    {
        File.Delete(Path.Combine(folder, StateFile));
        foreach (var old in Directory.EnumerateFiles(folder, TensorFile("*"))) File.Delete(old);
    }

    private static string TensorFile(object step) => FormattableString.Invariant($"checkpoint-{step}.bin");
}
