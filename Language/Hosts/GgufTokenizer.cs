using System.Text;
using LLama;
using LLama.Common;
using Microsoft.Extensions.Logging.Abstractions;

namespace RecOrleans.Language.Hosts;

/// <summary>A GGUF file's tokenizer, without its weights: llama.cpp's own, so that training sees the tokens that the model will see.</summary>
public sealed class GgufTokenizer : IDisposable
{
    private readonly LLamaWeights _vocabulary;

    private GgufTokenizer(LLamaWeights vocabulary) => _vocabulary = vocabulary;

    /// <summary>The token that ends an answer.</summary>
    public int EndToken => (int)(_vocabulary.Vocab.EOS ?? throw new InvalidDataException("The model's tokenizer has no end token."));

    /// <exception cref="ModelLoadException">The file is missing or broken, or the native library does not load.</exception>
    public static GgufTokenizer Load(string path)
    {
        GgufFile.Validate(path);
        NativeLibrary.EnsureLoaded(NullLogger.Instance);
        try
        {
            return new GgufTokenizer(LLamaWeights.LoadFromFile(new ModelParams(path) { VocabOnly = true }));
        }
        catch (Exception error) when (error is not ModelLoadException)
        {
            throw new ModelLoadException($"llama.cpp cannot read the tokenizer of '{path}': {error.Message}", error);
        }
    }

    /// <summary>Tokens of a text; words of it that look like control tokens are plain text, and no begin token is put before.</summary>
    public int[] Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? [] : Array.ConvertAll(_vocabulary.Tokenize(text, add_bos: false, special: false, Encoding.UTF8), token => (int)token);
    }

    public void Dispose() => _vocabulary.Dispose();
}
