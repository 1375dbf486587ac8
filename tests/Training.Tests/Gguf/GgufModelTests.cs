using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using RecOrleans.Evaluation.Torch;
using RecOrleans.Language.Hosts;
using RecOrleans.Testing;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;

namespace RecOrleans.Training.Tests.Gguf;

public sealed class GgufModelTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}.gguf");

    [Fact]
    public void Write_WhatWasRead_KeepsEveryKeyAndTensor()
    {
        TinyLlama.Student.Write(_path);
        var again = GgufModel.Read(_path);

        Assert.Equal(TinyLlama.Student.Metadata.Select(key => (key.Name, key.Type, Convert.ToHexString(key.Value.Span))), again.Metadata.Select(key => (key.Name, key.Type, Convert.ToHexString(key.Value.Span))));
        Assert.Equal(TinyLlama.Student.Tensors.Length, again.Tensors.Length);
        foreach (var (before, after) in TinyLlama.Student.Tensors.Zip(again.Tensors))
        {
            Assert.Equal((before.Name, before.Type), (after.Name, after.Type));
            Assert.Equal(before.Shape.AsEnumerable(), after.Shape);
            Assert.True(before.Data.Span.SequenceEqual(after.Data.Span), before.Name);
        }
    }

    /// <summary>Read, dequantised, reordered for training, put back and quantised: llama.cpp answers as it did.</summary>
    [Fact]
    public async Task Export_UntrainedWeights_AnswersAsBefore()
    {
        TorchRuntime.Prepare();
        using (var weights = LlamaWeights.Of(TinyLlama.Student)) weights.Export(TinyLlama.Student, GgufType.Q4_0, GgufType.Q8_0).Write(_path);

        using var client = new LLamaChatClient(LLamaHost.Load(new LLamaHostOptions { ModelPath = _path }, TimeProvider.System, NullLogger.Instance), useTemplate: false);
        foreach (var golden in GoldenRecord.ReadAll().Take(6))
        {
            var answer = await client.GetResponseAsync(
                [new ChatMessage(ChatRole.User, golden.Prefix), new ChatMessage(ChatRole.User, golden.Command)], new ChatOptions { MaxOutputTokens = 200 }, TestContext.Current.CancellationToken);
            Assert.Equal(golden.Answer, answer.Text);
        }
    }

    [Theory]
    [InlineData(GgufType.Q4_0)]
    [InlineData(GgufType.Q5_0)]
    [InlineData(GgufType.Q8_0)]
    [InlineData(GgufType.F16)]
    public void Export_ATinyModel_LlamaCppLoadsIt(GgufType type)
    {
        var origin = TinyLlama.Create(1);
        using (var weights = LlamaWeights.Of(origin, [0, 2])) weights.Export(origin, type, GgufType.Q8_0).Write(_path);

        using var model = new LlamaCpp(_path);

        Assert.All(model.Logits([5, 6, 7], 1)[0], logit => Assert.True(float.IsFinite(logit)));
        Assert.Equal(2u, GgufModel.Read(_path).Key("llama.block_count").Whole);
    }

    public void Dispose() => File.Delete(_path);
}
