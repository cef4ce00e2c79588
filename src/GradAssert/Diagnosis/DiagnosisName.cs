namespace GradientTesting;

/// <summary>The canonical names of mistakes, in their order of precedence.</summary>
/// <remarks>
/// Of a family (size, layout, offset, λ, rows, place) the first that fits is told. Where two families fit, or two of the layout,
/// nothing is; rows and place are told only where nothing else fits, and <see cref="Missing"/> before all.
/// a is the analytic gradient of the component, n the numerical one, W its values. Where the cost has a λ, the data part
/// (what is left at λ = 0) and the λ part are explained apart.
/// </remarks>
public static class DiagnosisName
{
    /// <summary>a = 0.</summary>
    public const string Missing = "missing";

    /// <summary>a = −n.</summary>
    public const string SignFlipped = "sign flipped";

    /// <summary>a = α n, for any other α.</summary>
    public const string Scaled = "scaled";

    /// <summary>a = nᵀ, of a square matrix.</summary>
    public const string Transposed = "transposed";

    /// <summary>
    /// a holds n column by column where rows are expected, of a matrix that is not square; or the dimensions of n in another order.
    /// </summary>
    public const string StoredByColumns = "stored by columns";

    /// <summary>The rows of a are those of n, all moved by the same number of places.</summary>
    public const string RowsShifted = "rows shifted";

    /// <summary>The rows of a are those of n in another order.</summary>
    public const string RowsPermuted = "rows permuted";

    /// <summary>The columns of a are those of n, all moved by the same number of places.</summary>
    public const string ColumnsShifted = "columns shifted";

    /// <summary>The columns of a are those of n in another order.</summary>
    public const string ColumnsPermuted = "columns permuted";

    /// <summary>a is the gradient of another component of the same length.</summary>
    public const string AnotherComponent = "another component's gradient";

    /// <summary>n = 0 and a is not: a copy is read, or nothing of the component.</summary>
    public const string NoEffect = "no effect on the cost";

    /// <summary>a is not zero in the elements in which n is, and right in the others.</summary>
    public const string NotMasked = "not zero where it should be";

    /// <summary>a = n · g(W), element by element, for a g that is no constant: an inner derivative is left out.</summary>
    public const string OwnFunction = "a function of its own values";

    /// <summary>a of a matrix is a product of a column and a row, and n is not.</summary>
    public const string RankOne = "rank one";

    /// <summary>Nearly right in every element, and no multiple: a lower precision, rounded constants, a small term.</summary>
    public const string NearlyRight = "nearly right";

    /// <summary>One number is added to every element: a = n + c.</summary>
    public const string ConstantAdded = "constant added";

    /// <summary>No element of a is larger than c, and what of n is larger is c in a.</summary>
    public const string Clipped = "clipped";

    /// <summary>a has a λ part, and the cost has none of this component.</summary>
    public const string L2Extra = "L2 where none belongs";

    /// <summary>The λ part of a is zero.</summary>
    public const string L2Missing = "L2 missing";

    /// <summary>The λ part of a is λ times the sign of W: the gradient of an absolute value.</summary>
    public const string L1ForL2 = "L1 for L2";

    /// <summary>Of a cost without a λ, a − n is a positive multiple of the sign of W.</summary>
    public const string L1Extra = "L1 where none belongs";

    /// <summary>Of a cost without a λ, a − n is a negative multiple of the sign of W.</summary>
    public const string L1Missing = "L1 missing";

    /// <summary>The λ part of a is subtracted.</summary>
    public const string L2SignFlipped = "L2 sign flipped";

    /// <summary>The λ part of a is twice what it should be.</summary>
    public const string L2Doubled = "L2 doubled";

    /// <summary>The λ part of a is divided by the number of samples once too often.</summary>
    public const string L2OverN = "L2 over N";

    /// <summary>The λ part of a is any other multiple of what it should be.</summary>
    public const string L2Scaled = "L2 scaled";

    /// <summary>The λ term of the cost, which is neither L2 nor L1, is left out of the gradient.</summary>
    public const string LambdaTermMissing = "λ term missing";

    /// <summary>The λ term of the cost, which is not L2, has another factor or sign in the gradient.</summary>
    public const string LambdaTermScaled = "λ term scaled";

    /// <summary>
    /// Rows hold one of several gradients that should be added up, as those of embeddings that are looked up more than once:
    /// rows of a are alike that are not alike in n, and n is made of what rows of a hold.
    /// </summary>
    public const string RowsOverwritten = "repeated rows overwritten";

    /// <summary>One element is wrong, or zero, or of the wrong sign; all else is right.</summary>
    public const string OneElement = "one element";

    /// <summary>One row is wrong, or zero, or of the wrong sign; all else is right.</summary>
    public const string OneRow = "one row";

    /// <summary>One column is wrong, or zero, or of the wrong sign; all else is right.</summary>
    public const string OneColumn = "one column";

    /// <summary>First and last row and column are wrong, and all inside is right.</summary>
    public const string Border = "border";

    /// <summary>At most half of the rows are wrong, in most of their elements, and the others right.</summary>
    public const string SomeRows = "some rows";
}
