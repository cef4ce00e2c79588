using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace GradientTesting.NUnit;

/// <summary>The constraint on a gradient in NUnit's own syntax.</summary>
public static class GradientConstraintExtensions
{
    extension(Does)
    {
        /// <inheritdoc cref="GradientDoes.MatchNumericalGradient"/>
        /// <remarks>The caller needs C# 14; before it, write <see cref="GradientDoes.MatchNumericalGradient"/>.</remarks>
        public static MatchNumericalGradientConstraint MatchNumericalGradient() => new();

        /// <inheritdoc cref="GradientDoes.MatchNumericalBackward"/>
        /// <remarks>The caller needs C# 14; before it, write <see cref="GradientDoes.MatchNumericalBackward"/>.</remarks>
        public static MatchNumericalGradientConstraint MatchNumericalBackward() => new(ofLayers: true);
    }

    /// <summary>
    /// Goes on after <c>Does.Not</c> and the like. <c>Does.Not.MatchNumericalGradient()</c> passes where the check finds a
    /// mismatch; it fails where the gradient matches, and where the check could not tell.
    /// </summary>
    /// <param name="expression">What comes before.</param>
    /// <returns>The constraint, to which options can be added.</returns>
    public static MatchNumericalGradientConstraint MatchNumericalGradient(this ConstraintExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.Append(new MatchNumericalGradientConstraint());
    }

    /// <summary>Goes on after <c>Does.Not</c> and the like, as <see cref="MatchNumericalGradient(ConstraintExpression)"/> does.</summary>
    /// <param name="expression">What comes before.</param>
    /// <returns>The constraint, to which options can be added.</returns>
    public static MatchNumericalGradientConstraint MatchNumericalBackward(this ConstraintExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.Append(new MatchNumericalGradientConstraint(ofLayers: true));
    }
}
