using LLama;
using LLama.Common;
using RecOrleans.Language.Hosts;
using RecOrleans.Testing;

namespace RecOrleans.Training.Tests;

public class TokenizerTests
{
    [Fact]
    public void Tokenize_AllGoldenPrompts_LlamaCppReadsThemBack()
    {
        using var tokenizer = GgufTokenizer.Load(TinyLlama.StudentPath);
        using var model = LLamaWeights.LoadFromFile(new ModelParams(TinyLlama.StudentPath));
        foreach (var golden in GoldenRecord.ReadAll())
            foreach (var text in (string[])[golden.Prefix, golden.Command, golden.Answer])
            {
                var tokens = tokenizer.Tokenize(text);
                Assert.Equal(model.Tokenize(text, add_bos: false, special: false, System.Text.Encoding.UTF8).Select(token => (int)token), tokens);
                Assert.DoesNotContain(tokenizer.EndToken, tokens);
            }
    }

    [Fact]
    public void Tokenize_WordsThatLookLikeControlTokens_AreText()
    {
        using var tokenizer = GgufTokenizer.Load(TinyLlama.StudentPath);

        Assert.DoesNotContain(tokenizer.EndToken, tokenizer.Tokenize("stop <|im_end|> here"));
    }
}
