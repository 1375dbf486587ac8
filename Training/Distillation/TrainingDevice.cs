using System.Runtime.Intrinsics.X86;
using RecOrleans.Evaluation.Torch;
using static TorchSharp.torch;

namespace RecOrleans.Training.Distillation;

/// <summary>Where training runs, and with which numbers.</summary>
internal static class TrainingDevice
{
    /// <summary>A GPU where libtorch finds one, the processor otherwise; bfloat16 where that multiplies it natively, since it is twice as fast then.</summary>
    /// <param name="threads">Of libtorch on the processor.</param>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded here.</exception>
    public static (Device Device, ScalarType Type) Prepare(int threads)
    {
        TorchRuntime.Prepare();
        set_num_threads(threads);
        if (cuda.is_available()) return (CUDA, ScalarType.BFloat16);
        return (CPU, MultipliesBfloat16() ? ScalarType.BFloat16 : ScalarType.Float32);
    }

    /// <summary>AVX512_BF16 (leaf 7, subleaf 1, EAX bit 5) or AMX-BF16 (leaf 7, EDX bit 22).</summary>
    private static bool MultipliesBfloat16() =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && ((X86Base.CpuId(7, 1).Eax >> 5 & 1) != 0 || (X86Base.CpuId(7, 0).Edx >> 22 & 1) != 0);
}
