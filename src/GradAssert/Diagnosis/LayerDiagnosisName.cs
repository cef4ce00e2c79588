namespace GradientTesting;

/// <summary>The canonical names of mistakes that a backward pass makes with the upstream gradient, in their order of precedence.</summary>
/// <remarks>
/// The first two come before those of <see cref="DiagnosisName"/>, and the others after all of them but those of a place, which come before
/// a slice and a shift by one. They are told from up to a dozen elements of a wrong component: how each output responds to them by
/// differences, and what the pass returns for other upstream gradients. c is the upstream gradient that was compared.
/// </remarks>
public static class LayerDiagnosisName
{
    /// <summary>The same whatever the upstream gradient is.</summary>
    public const string IgnoresUpstream = "ignores the upstream gradient";

    /// <summary>A square of the upstream gradient in place of the upstream gradient.</summary>
    public const string UpstreamTwice = "applies the upstream gradient twice";

    /// <summary>Right for an upstream gradient of ones, or one that is the same along an axis, where its mean is taken.</summary>
    public const string OnlyForOnes = "right only for an upstream gradient of ones";

    /// <summary>Right for each one-hot upstream gradient, and for no sum of them.</summary>
    public const string OnlyForOneHot = "right only for a one-hot upstream gradient";

    /// <summary>Any other function of the upstream gradient that is not linear, such as a clip.</summary>
    public const string NotLinear = "not linear in the upstream gradient";

    /// <summary>
    /// Of several contributions to an element one is left. A backward pass that follows one path of several leaves the same, and the
    /// sentence lists both.
    /// </summary>
    public const string Overwritten = "assigned where it should be added";

    /// <summary>Along an axis of an output, the contribution of one place is taken and not the sum.</summary>
    public const string NotSummed = "not summed over a broadcast axis";

    /// <summary>Outputs along another axis are summed than those that depend on an element.</summary>
    public const string WrongAxis = "summed over another axis";

    /// <summary>Of an input in the shape of the output: the Jacobian in place of its transpose, rows for columns of a matrix.</summary>
    public const string JacobianForTranspose = "Jacobian in place of its transpose";

    /// <summary>The upstream gradient is read in another order, rows for columns or height for width, or at one place alone.</summary>
    public const string UpstreamReordered = "upstream gradient read in another order";

    /// <summary>The upstream gradient is read a few places too early or too late.</summary>
    public const string UpstreamShifted = "upstream gradient shifted";

    /// <summary>The gradient of an input is moved by one place, and what is moved past an end is lost.</summary>
    public const string ShiftedWithEdge = "shifted by one";

    /// <summary>A slice of an input or parameter, such as a corner, is wrong, and the rest right.</summary>
    public const string OneSlice = "one slice";

    /// <summary>What is between the gradient of an input and the right one is a multiple of the input.</summary>
    public const string TermAlongInput = "a term along the input";

    /// <summary>The derivative of an activation, f′, at its output y in place of its input z.</summary>
    public const string DerivativeAtOutput = "derivative at the output";

    /// <summary>A derivative that is written as a function of the output, as 1 − y² of tanh, at the input.</summary>
    public const string DerivativeAtInput = "derivative at the input";

    /// <summary>Without the derivative of an activation.</summary>
    public const string DerivativeLeftOut = "derivative left out";

    /// <summary>The derivative of an activation squared.</summary>
    public const string DerivativeTwice = "derivative twice";

    /// <summary>a = c, of an input in the shape of the output.</summary>
    public const string UpstreamItself = "the upstream gradient itself";

    /// <summary>
    /// a = n − c, as of a residual connection; or all of n but what comes through one of two matrices, as of a gated unit.
    /// </summary>
    public const string PathLeftOut = "a path left out";

    /// <summary>Right at the first place of an output that an input reaches, and wrong at places that are reached through it.</summary>
    public const string CarriedOver = "wrong where it is carried over";

    /// <summary>a = n + c, as of a residual connection.</summary>
    public const string PathTwice = "a path counted twice";

    /// <summary>The gradient at other values, of an earlier forward pass.</summary>
    public const string StaleForward = "values of an earlier forward pass";
}
