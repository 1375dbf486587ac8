using System.Globalization;
using System.Text;
using RecOrleans.Training.Network;

namespace RecOrleans.Training.Distillation;

/// <summary>The markdown that stands beside a trained model: what it is, of what it was made, and how.</summary>
internal static class ModelCard
{
    public static string Write(LlamaShape shape, string command, string start, string licence, IReadOnlyList<string> data, DistillOptions options, IReadOnlyList<CurvePoint> curve, IEnumerable<(string File, long Bytes)> files)
    {
        var parameters = (long)shape.Vocabulary * shape.Width + shape.Layers * ((long)shape.Width * (2 * shape.Width + 2 * shape.KeyHeads * shape.HeadWidth + 3 * shape.Inner) + 2 * shape.Width) + shape.Width;
        var last = curve[^1];
        var text = new StringBuilder("# The student\n\n");
        text.Append("Turns a feed command into edits of the user's preferences, in the line notation of the command contract.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"* Shape: llama architecture, {shape.Layers} layers, width {shape.Width}, {shape.Heads} heads ({shape.KeyHeads} for keys and values), feed-forward {shape.Inner}, {shape.Vocabulary} tokens: {parameters / 1e6:0.0} M parameters.\n");
        text.Append(CultureInfo.InvariantCulture, $"* Begun from: `{start}`; licence {licence}.\n");
        foreach (var line in data) text.Append(CultureInfo.InvariantCulture, $"* {line}\n");
        text.Append(CultureInfo.InvariantCulture, $"* Course: {last.Passes:0.00} passes, {last.Step} steps, {last.Tokens / 1e6:0.00} M tokens, {last.Seconds / 60:0} minutes ({last.Tokens / last.Seconds:0} tokens/s); seed {options.Seed}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"```\n{command}\n```\n\n");
        text.Append("![loss over passes](curve.svg)\n\n| step | passes | training loss | validation loss | exact answers | F1 |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var point in curve.Where(point => point.Validation is not null))
            text.Append(CultureInfo.InvariantCulture, $"| {point.Step} | {point.Passes:0.00} | {point.Loss:0.000} | {point.Validation!.Loss:0.000} | {point.Validation.Exact:0.000} | {point.Validation.F1:0.000} |\n");
        text.Append("\nLoss is the mean of an answer token, in nats; \"exact\" is the share of held-back commands of whose answer every token is the likeliest one; \"F1\" is that of the edits of decoded answers, quotes aside, without grammar and grounding.\n\n| file | bytes |\n| --- | --- |\n");
        foreach (var (file, bytes) in files) text.Append(CultureInfo.InvariantCulture, $"| {file} | {bytes} |\n");
        return text.ToString();
    }
}
