using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RecOrleans.Evaluation.Torch;

/// <summary>Numbers out of a tensor.</summary>
public static class TensorNumbers
{
    /// <summary>All numbers of a float32 tensor, row after row, wherever it lies.</summary>
    /// <remarks>One copy of memory; TorchSharp's accessor walks the indices one by one.</remarks>
    public static float[] Numbers(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.dtype != ScalarType.Float32) throw new ArgumentException($"The tensor is of {tensor.dtype}; convert it to Float32.", nameof(tensor));
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).ToArray();
    }
}
