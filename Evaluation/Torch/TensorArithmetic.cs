using TorchSharp;
using static TorchSharp.torch;

namespace RecOrleans.Evaluation.Torch;

/// <summary>Sums and products whose numbers live as long as the native call that reads them.</summary>
/// <remarks>
/// TorchSharp's operators make a <see cref="Scalar"/> even for <c>a + b</c> (its factor 1), read its address, and hold it no longer: a garbage collection in that moment frees it under
/// libtorch, which then reads any number, or fails with "Expected false to be true". So training uses these, and no operator that takes or makes a scalar.
/// </remarks>
public static class TensorArithmetic
{
    private static readonly Scalar One = 1;

    /// <summary>A tensor [size] full of a number.</summary>
    public static Tensor Full(long[] size, double value, ScalarType type, Device? device = null)
    {
        using Scalar scalar = value;
        return full(size, scalar, type, device);
    }

    /// <summary>The tensor with a number where the mask is true.</summary>
    public static Tensor Filled(this Tensor tensor, Tensor mask, double value)
    {
        using Scalar scalar = value;
        return tensor.masked_fill(mask, scalar);
    }

    /// <summary>left + right, broadcast.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>tensor + value.</summary>
    public static Tensor Plus(this Tensor tensor, double value)
    {
        using Scalar scalar = value;
        return tensor.add(scalar, One);
    }

    /// <summary>tensor * factor.</summary>
    public static Tensor Times(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul(scalar);
    }

    /// <summary>tensor / divisor.</summary>
    public static Tensor Over(this Tensor tensor, double divisor)
    {
        using Scalar scalar = divisor;
        return tensor.div(scalar);
    }

    /// <summary>tensor += value, in place.</summary>
    public static Tensor Increase(this Tensor tensor, double value)
    {
        using Scalar scalar = value;
        return tensor.add_(scalar, One);
    }

    /// <summary>tensor += other, in place.</summary>
    public static Tensor Increase(this Tensor tensor, Tensor other) => tensor.add_(other, One);

    /// <summary>tensor += factor * other, in place.</summary>
    public static Tensor Increase(this Tensor tensor, Tensor other, double factor)
    {
        using Scalar scalar = factor;
        return tensor.add_(other, scalar);
    }

    /// <summary>tensor += factor * left * right, element by element, in place.</summary>
    public static Tensor IncreaseByProduct(this Tensor tensor, Tensor left, Tensor right, double factor)
    {
        using Scalar scalar = factor;
        return tensor.addcmul_(left, right, scalar);
    }

    /// <summary>tensor += factor * dividend / divisor, element by element, in place.</summary>
    public static Tensor IncreaseByQuotient(this Tensor tensor, Tensor dividend, Tensor divisor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.addcdiv_(dividend, divisor, scalar);
    }

    /// <summary>tensor *= factor, in place.</summary>
    public static Tensor Scale(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul_(scalar);
    }
}
