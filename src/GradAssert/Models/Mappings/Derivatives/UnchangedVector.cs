using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>A minimizer goes on in the vector that it gave to an objective.</summary>
internal static class UnchangedVector
{
    /// <param name="title">What it was given to.</param>
    /// <param name="call">What was called since then, or read.</param>
    /// <param name="x">What it held.</param>
    /// <param name="given">The vector.</param>
    public static void Require(string title, string call, double[] x, Vector<double> given)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!given[i].Equals(x[i]))
            {
                throw new GradientContractException($"{title} changed the vector that it was given: after {call} "
                    + FormattableString.Invariant($"x[{i}] is {Digits.Of(given[i], x[i])}, and it was {Digits.Of(x[i], given[i])}. ")
                    + "Work on a copy, in each function that it calls.");
            }
        }
    }
}
