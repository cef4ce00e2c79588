namespace GradientTesting.Derivatives.Tests;

/// <summary>A right derivative, and mistakes in it that people make.</summary>
/// <param name="Name">As in <c>two-link arm</c>.</param>
/// <param name="Right">The check of the right one.</param>
internal sealed record Problem(string Name, Func<GradientReport> Right)
{
    public List<Mistake> Mistakes { get; } = [];

    /// <summary>Adds a mistake that ends as a mismatch.</summary>
    /// <param name="name">What is wrong.</param>
    /// <param name="check">The check of it.</param>
    /// <param name="said">A part of the most likely mistake, as the report has it; null where no name is expected.</param>
    public Problem Wrong(string name, Func<GradientReport> check, string? said)
    {
        Mistakes.Add(new(Name, name, check, said, IsContract: false));
        return this;
    }

    /// <summary>Adds a mistake that breaks a contract, with a part of its message.</summary>
    public Problem Breach(string name, Func<GradientReport> check, string said)
    {
        Mistakes.Add(new(Name, name, check, said, IsContract: true));
        return this;
    }
}

/// <summary>A planted mistake.</summary>
internal sealed record Mistake(string Problem, string Name, Func<GradientReport> Check, string? Said, bool IsContract)
{
    public override string ToString() => $"{Problem}: {Name}";
}
