using System.Buffers.Binary;
using System.Text;

namespace RecOrleans.Testing;

/// <summary>A copy of the student with a chat template in its head, as general models have one. Deleted when disposed of.</summary>
public sealed class TemplatedModel : IDisposable
{
    /// <summary>llama.cpp knows a template by its words.</summary>
    public const string ChatMl =
        "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

    private const int StringType = 8, Alignment = 32, CountOfKeys = 16, FirstKey = 24;

    /// <param name="template">In Jinja.</param>
    /// <param name="addsBos">What the copy says about a token that begins every prompt.</param>
    public TemplatedModel(string template, bool addsBos = false)
    {
        var student = File.ReadAllBytes(Repository.Path("models", "student", "student-q4_0.gguf"));
        var bos = "tokenizer.ggml.add_bos_token"u8;
        student[student.AsSpan().IndexOf(bos) + bos.Length + sizeof(uint)] = addsBos ? (byte)1 : (byte)0;
        var keys = student.AsSpan(CountOfKeys, sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(keys, BinaryPrimitives.ReadUInt64LittleEndian(keys) + 1);

        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}.gguf");
        using var copy = File.Create(Path);
        copy.Write(student.AsSpan(0, FirstKey));
        copy.Write(Entry(template));
        copy.Write(student.AsSpan(FirstKey));
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);

    /// <summary>
    /// A string key: u64 length, name, u32 type, u64 length, text. Filled up with line ends to a multiple of the tensors' alignment, so that these move by one.
    /// </summary>
    private static byte[] Entry(string template)
    {
        using var entry = new MemoryStream();
        using var writer = new BinaryWriter(entry, Encoding.UTF8);
        var name = "tokenizer.chat_template"u8;
        var text = Encoding.UTF8.GetBytes(template);
        var length = sizeof(ulong) + name.Length + sizeof(uint) + sizeof(ulong) + text.Length;
        var fill = (Alignment - (length % Alignment)) % Alignment;
        writer.Write((ulong)name.Length);
        writer.Write(name);
        writer.Write(StringType);
        writer.Write((ulong)(text.Length + fill));
        writer.Write(text);
        for (var line = 0; line < fill; line++) writer.Write((byte)'\n');
        return entry.ToArray();
    }
}
