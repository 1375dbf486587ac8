using System.Text;
using LLama.Native;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>Asks llama.cpp's own grammar whether a text is a whole sentence of it.</summary>
internal static class GrammarCheck
{
    /// <returns>Null when the grammar takes all of the text and then the end; otherwise the part that it took.</returns>
    public static string? Refuses(StudentModel student, string grammar, string text)
    {
        var model = student.Host.Weights;
        using var chain = SafeLLamaSamplerChainHandle.Create(LLamaSamplerChainParams.Default());
        chain.AddGrammar(model.NativeHandle, grammar, "root");
        var taken = new StringBuilder();
        foreach (var token in model.Tokenize(text, add_bos: false, special: false, Encoding.UTF8))
        {
            if (!Allows(chain, token)) return taken.ToString();
            chain.Accept(token);
            taken.Append(model.Vocab.LLamaTokenToString(token, true));
        }

        return Allows(chain, model.Vocab.EOT ?? model.Vocab.EOS!.Value) ? null : taken + "(end)";
    }

    private static bool Allows(SafeLLamaSamplerChainHandle chain, LLamaToken token)
    {
        var candidates = new LLamaTokenDataArray(new[] { new LLamaTokenData(token, 1, 0) }, true);
        using (LLamaTokenDataArrayNative.Create(candidates, out var native))
        {
            chain.Apply(ref native);
            return !float.IsNegativeInfinity(native.Data[0].Logit);
        }
    }
}
