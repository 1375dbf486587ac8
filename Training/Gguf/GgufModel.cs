using System.Collections.Immutable;
using System.Text;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Training.Gguf;

/// <summary>A whole GGUF file: metadata, tokenizer included, and tensors.</summary>
public sealed record GgufModel(ImmutableArray<GgufKey> Metadata, ImmutableArray<GgufTensor> Tensors)
{
    private const int Alignment = 32;
    private const string AlignmentKey = "general.alignment";

    /// <exception cref="ModelLoadException">The file is missing or no whole GGUF model.</exception>
    /// <exception cref="InvalidDataException">A tensor's type is not supported.</exception>
    public static GgufModel Read(string path)
    {
        var head = GgufFile.ReadHead(path);
        using var file = File.OpenHandle(path);
        return new GgufModel(head.Metadata, [.. head.Tensors.Select(Load)]);

        GgufTensor Load(GgufTensorInfo info)
        {
            var type = (GgufType)info.Type;
            var data = new byte[Blocks.Bytes(type, info.Shape.Aggregate(1L, (product, length) => product * length))];
            for (var read = 0; read < data.Length;)
            {
                var count = RandomAccess.Read(file, data.AsSpan(read), head.DataStart + info.Offset + read);
                read += count > 0 ? count : throw new InvalidDataException($"'{path}' ends inside {info.Name}.");
            }

            return new GgufTensor(info.Name, info.Shape, type, data);
        }
    }

    /// <summary>Writes to a draft first: a file of that name is whole at any moment.</summary>
    public void Write(string path)
    {
        var draft = path + ".draft";
        using (var writer = new BinaryWriter(File.Create(draft), Encoding.UTF8))
        {
            var metadata = Metadata.RemoveAll(key => key.Name == AlignmentKey);
            writer.Write("GGUF"u8);
            writer.Write(3u);
            writer.Write((ulong)Tensors.Length);
            writer.Write((ulong)metadata.Length);
            foreach (var key in metadata)
            {
                WriteText(writer, key.Name);
                writer.Write(key.Type);
                writer.Write(key.Value.Span);
            }

            long offset = 0;
            foreach (var tensor in Tensors)
            {
                WriteText(writer, tensor.Name);
                writer.Write((uint)tensor.Shape.Length);
                foreach (var length in tensor.Shape) writer.Write((ulong)length);
                writer.Write((uint)tensor.Type);
                writer.Write((ulong)offset);
                offset += Padded(tensor.Data.Length);
            }

            Pad(writer);
            foreach (var tensor in Tensors)
            {
                writer.Write(tensor.Data.Span);
                Pad(writer);
            }
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Its tokenizer, which llama.cpp reads from a passing file without the weights.</summary>
    /// <exception cref="ModelLoadException">llama.cpp cannot read it.</exception>
    public GgufTokenizer LoadTokenizer()
    {
        var path = Path.Combine(Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}.gguf");
        try
        {
            (this with { Tensors = [Tensors.MinBy(tensor => tensor.Data.Length)!] }).Write(path);
            return GgufTokenizer.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <exception cref="InvalidDataException">There is no such key.</exception>
    public GgufKey Key(string name) => Metadata.FirstOrDefault(key => key.Name == name) ?? throw new InvalidDataException($"The model file has no key {name}.");

    /// <exception cref="InvalidDataException">There is no such tensor.</exception>
    public GgufTensor Tensor(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw new InvalidDataException($"The model file has no tensor {name}.");

    /// <summary>The metadata with a key set: in its old place, or at the end.</summary>
    public GgufModel With(GgufKey key)
    {
        var at = 0;
        while (at < Metadata.Length && Metadata[at].Name != key.Name) at++;
        return this with { Metadata = at < Metadata.Length ? Metadata.SetItem(at, key) : Metadata.Add(key) };
    }

    private static long Padded(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void Pad(BinaryWriter writer)
    {
        writer.Flush();
        var position = writer.BaseStream.Position;
        writer.Write(new byte[Padded(position) - position]);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }
}
