namespace GradientTesting;

/// <summary>
/// The names of mistakes that are made in Jacobians, Hessians, element-wise derivatives and complex gradients, beside those of
/// <see cref="DiagnosisName"/>.
/// </summary>
/// <remarks>a is the derivative that the code computes, n the numerical one. Rows are outputs, columns are elements of x.</remarks>
public static class DerivativeDiagnosisName
{
    /// <summary>
    /// Some columns of a are multiples of those of n: zero, of the wrong sign, in degrees for radians; all else is right.
    /// </summary>
    public const string ColumnsScaled = "columns scaled";

    /// <summary>Some rows of a are multiples of those of n, as of a weight that is left out or applied twice; all else is right.</summary>
    public const string RowsScaled = "rows scaled";

    /// <summary>A column of a is another column of n.</summary>
    public const string AnotherColumn = "another column";

    /// <summary>A row of a is another row of n.</summary>
    public const string AnotherRow = "another row";

    /// <summary>a − n is a multiple of the identity.</summary>
    public const string Identity = "identity";

    /// <summary>What is wrong of a is zero.</summary>
    public const string ElementsMissing = "elements missing";

    /// <summary>What is wrong of a is one multiple of n.</summary>
    public const string ElementsScaled = "elements scaled";

    /// <summary>One triangle of a is zero, and the other right.</summary>
    public const string OneTriangle = "one triangle";

    /// <summary>The diagonal alone of a is wrong.</summary>
    public const string Diagonal = "diagonal";

    /// <summary>a is JᵀJ of the residuals, or twice that.</summary>
    public const string GaussNewton = "Gauss-Newton";

    /// <summary>A product with a direction that is no multiple of it: applied twice, or normalized.</summary>
    public const string NotLinear = "not linear in the direction";

    /// <summary>Of a product with a direction, what one element of x contributes is a multiple of what it should.</summary>
    public const string Contribution = "contribution of one element";

    /// <summary>A column of a is n times its parameter, or over it: a derivative with respect to the logarithm, or that of one.</summary>
    public const string LogOfParameter = "logarithm of a parameter";

    /// <summary>An element-wise derivative is wrong on one side of a point, as of zero, or between two.</summary>
    public const string OneStretch = "one stretch";

    /// <summary>An element-wise derivative is wrong at up to four points.</summary>
    public const string SomePoints = "some points";

    /// <summary>a is right where it is given the output f(x) in place of x.</summary>
    public const string OfOutput = "of the output";

    /// <summary>a is right at the point that was given, and is the same at other values, where n is another: captured, or kept.</summary>
    public const string AnotherPoint = "another point";

    /// <summary>a is the derivative of another well-known function.</summary>
    public const string OfAnotherFunction = "of another function";

    /// <summary>A complex gradient is that of the other <see cref="ComplexGradient"/>: half of n, or twice.</summary>
    public const string ComplexConvention = "another complex convention";

    /// <summary>A complex gradient is the conjugate of n, or of that of the other convention.</summary>
    public const string Conjugated = "conjugated";

    /// <summary>The imaginary parts of a complex gradient are zero, or the real ones.</summary>
    public const string OnePart = "one part";

    /// <summary>A complex gradient is n times i or −i, or has its parts exchanged.</summary>
    public const string TimesI = "times i";
}
