using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

public class TensorCopyTests
{
    static readonly double[] Doubles =
        [BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_BEEF), -0.0, double.Epsilon, -double.NaN, double.MinValue, 0.1];

    static readonly float[] Floats =
        [BitConverter.Int32BitsToSingle(0x7F80_BEEF), -0f, float.Epsilon, -float.NaN, float.NegativeInfinity, 0.1f];

    [Fact]
    public void Doubles_come_back_bit_for_bit_with_NaN_payload_sign_of_zero_and_denormals()
    {
        double[] w = [.. Doubles];
        ComesBack(Component.Of("W", w, w).Values);
        Assert.Equal(Doubles.Select(BitConverter.DoubleToInt64Bits), w.Select(BitConverter.DoubleToInt64Bits));

        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(2, 3, Doubles);
        ComesBack(Component.Of("W", matrix, matrix).Values);
        Assert.Equal(
            Doubles.Select(BitConverter.DoubleToInt64Bits), matrix.ToRowMajorArray().Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Floats_come_back_bit_for_bit_with_NaN_payload_sign_of_zero_and_denormals()
    {
        float[] w = [.. Floats];
        ComesBack(Component.Of("W", w, w).Values);
        Assert.Equal(Floats.Select(BitConverter.SingleToInt32Bits), w.Select(BitConverter.SingleToInt32Bits));

        float[][] rows = [Floats[..3], Floats[3..]];
        ComesBack(Component.Of("W", rows, rows).Values);
        Assert.Equal(
            Floats.Select(BitConverter.SingleToInt32Bits), rows.SelectMany(row => row).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_copy_keeps_what_was_there_whatever_the_model_does_then()
    {
        double[] w = [1, 2];
        TensorCopy copy = Component.Of("W", w, w).Values.Copy();
        w[1] = 3;
        Assert.Equal((2, 2.0), (copy.Length, copy[1]));
    }

    [Fact]
    public void The_first_difference_is_counted_row_by_row_in_column_major_storage_too()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3);
        TensorCopy copy = Component.Of("W", w, w).Values.Copy();
        Assert.Equal(-1, copy.FirstDifference());
        w[1, 0] = 1;
        Assert.Equal(3, copy.FirstDifference());
        w[0, 2] = 1;
        Assert.Equal(2, copy.FirstDifference());
    }

    [Fact]
    public void A_changed_sign_of_zero_or_NaN_payload_is_a_difference_and_an_unchanged_NaN_is_none()
    {
        double[] w = [double.NaN, 0.0];
        TensorCopy copy = Component.Of("W", w, w).Values.Copy();
        Assert.Equal(-1, copy.FirstDifference());
        w[1] = -0.0;
        Assert.Equal(1, copy.FirstDifference());
        w[0] = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(double.NaN) + 1);
        Assert.Equal(0, copy.FirstDifference());
    }

    [Fact]
    public void A_copy_is_restored_into_the_storage_that_the_Func_returns_now()
    {
        double[] w = [1, 2], replaced = w;
        TensorCopy copy = Component.Of("W", () => w, () => w).Values.Copy();
        w = [3, 4];
        copy.Restore();
        Assert.Equal([1, 2], w);
        Assert.NotSame(replaced, w);
        Assert.Equal(-1, copy.FirstDifference());
    }

    [Fact]
    public void A_copy_is_restored_through_the_setter()
    {
        List<float> w = [.. Floats];
        ComesBack(Component.Of("W", [6], i => w[i], (i, value) => w[i] = value, i => w[i]).Values);
        Assert.Equal(Floats.Select(BitConverter.SingleToInt32Bits), w.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_copy_of_another_length_than_the_storage_of_now_is_not_restored()
    {
        double[] w = new double[6];
        TensorCopy copy = Component.Of("W", () => w, () => w).Values.Copy();
        w = [1, 2, 3, 4];
        const string Message =
            "Component \"W\", values: expected 6 elements as when the check began, found 4. " +
            "A component must keep its length while it is checked.";
        Assert.Equal(Message, Assert.Throws<GradientContractException>(copy.Restore).Message);
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => copy.FirstDifference()).Message);
        Assert.Equal([1, 2, 3, 4], w);
    }

    static void ComesBack(TensorView view)
    {
        TensorCopy copy = view.Copy();
        for (int i = 0; i < view.Length; i++)
            view[i] = 7;
        Assert.Equal(0, copy.FirstDifference());
        copy.Restore();
        Assert.Equal(-1, copy.FirstDifference());
    }
}
