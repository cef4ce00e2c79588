namespace GradientTesting;

/// <summary>The start that an initializer draws.</summary>
internal static class InitialValues
{
    /// <summary>Draws the parameters of a model, one component after the other.</summary>
    public static void Apply(this GradientInitializer initializer, ModelUnderTest model, Random random)
    {
        foreach (var values in model.Parameters.Select(component => component.Values))
        {
            var draw = initializer.DrawsFor(values.Shape, IsConstant(values), random);
            for (var i = 0; draw is not null && i < values.Length; i++)
            {
                values[i] = draw();
            }
        }
    }

    static bool IsConstant(TensorView values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] != values[0])
            {
                return false;
            }
        }

        return values.Length > 0 && values[0] != 0 && double.IsFinite(values[0]);
    }
}
