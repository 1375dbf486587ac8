#pragma warning disable CA1707 // ggml's own names.

namespace RecOrleans.Training.Gguf;

/// <summary>How a tensor's numbers are stored; ggml's own numbers.</summary>
public enum GgufType
{
    /// <summary>32-bit floats.</summary>
    F32 = 0,

    /// <summary>16-bit floats.</summary>
    F16 = 1,

    /// <summary>Blocks of 32: a scale and 4 bits a number, 18 bytes.</summary>
    Q4_0 = 2,

    /// <summary>Blocks of 32: a scale, a least value and 4 bits a number, 20 bytes. Read only.</summary>
    Q4_1 = 3,

    /// <summary>Blocks of 32: a scale and 5 bits a number, 22 bytes.</summary>
    Q5_0 = 6,

    /// <summary>Blocks of 32: a scale and 8 bits a number, 34 bytes.</summary>
    Q8_0 = 8,
}
