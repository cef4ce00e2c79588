namespace GradientTesting;

/// <summary>A function that a user wrote, of a point in doubles.</summary>
internal interface IUserFunction
{
    /// <summary>As messages name it: <c>f</c>, <c>the Jacobian</c>.</summary>
    string Name { get; }

    /// <summary>What its arguments are rounded to.</summary>
    double UnitRoundoff { get; }

    /// <summary>How often it was called.</summary>
    long Calls { get; }

    /// <summary>The numbers of what the last call returned.</summary>
    MatrixNumbers? Kept { get; }

    /// <summary>Keeps what the last call returned, to be read again: other numbers, where a later call has overwritten it.</summary>
    Func<MatrixNumbers?> Keep();

    /// <summary>True where the result of a call was the very storage of the one before.</summary>
    bool ReturnsAgain { get; }

    /// <summary>What the result's storage held before the last call filled it; null where the function makes it.</summary>
    double? Filling { get; }

    /// <summary>The number as the argument's storage has it.</summary>
    double Rounded(double number);

    /// <summary>Calls it at a point in storage of its own.</summary>
    /// <exception cref="GradientContractException">It changed the point, or returned nothing that can be read.</exception>
    MatrixNumbers At(double[] point);

    /// <summary>The same in the storage that every shared call passes: a caller that goes on in the same array.</summary>
    MatrixNumbers AtShared(double[] point);
}
