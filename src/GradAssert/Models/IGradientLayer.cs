namespace GradientTesting;

/// <summary>A layer: an upstream gradient goes in, the gradients of inputs and parameters come out.</summary>
/// <remarks>
/// <para>
/// A check takes the cost <c>⟨c, y⟩</c>, with an upstream gradient c that it draws, and so compares the product of c with the Jacobian
/// for every element of inputs and parameters. <see cref="Backward"/> always follows the <see cref="Forward"/> that it belongs to, at
/// the same values, and finds c in the gradients of the outputs.
/// </para>
/// <para>
/// What else a layer can do it says as a model does: <see cref="IInitializableModel"/>, <see cref="ITrainableModel"/>,
/// <see cref="IAccumulatingModel"/>, <see cref="IStochasticModel"/>, <see cref="IDropoutModel"/> and <see cref="IBatchModel"/>; and by
/// <see cref="ICopyableLayer"/>, <see cref="IInPlaceLayer"/> and <see cref="IResettableLayer"/>. <see cref="GradientLayer.Of"/> makes a
/// layer out of delegates.
/// </para>
/// </remarks>
public interface IGradientLayer
{
    /// <summary>The inputs that are differentiated: values x, and the gradients dx that <see cref="Backward"/> writes.</summary>
    /// <value>
    /// One for each; any storage and shape that <see cref="Component.Of(string, double[], double[], int[])"/> and its overloads take.
    /// What is not differentiated (ids, labels, time steps) is left out. May be empty where there are parameters.
    /// </value>
    IReadOnlyList<Component> Inputs { get; }

    /// <summary>The parameters: values θ, and the gradients dθ that <see cref="Backward"/> writes.</summary>
    /// <value>One for each, with names that differ from each other and from those of the inputs. May be empty.</value>
    IReadOnlyList<Component> Parameters { get; }

    /// <summary>
    /// The outputs: values y, which <see cref="Forward"/> writes, and gradients dy, which the check writes before each
    /// <see cref="Backward"/>.
    /// </summary>
    /// <value>One or more. The storage of dy must be writable, and as long as y.</value>
    IReadOnlyList<Component> Outputs { get; }

    /// <summary>The name that reports print.</summary>
    /// <value>The default is the name of the type.</value>
    string Name => GetType().Name;

    /// <summary>Computes the outputs at the present inputs and parameters, and keeps what <see cref="Backward"/> needs.</summary>
    void Forward();

    /// <summary>Computes the gradients of inputs and parameters from those of the outputs.</summary>
    /// <remarks>
    /// Linear in the gradients of the outputs. Overwrites every gradient, unless the layer says how gradients are cleared
    /// (<see cref="IAccumulatingModel"/>), and leaves inputs, outputs and their gradients as they are, unless it works in place
    /// (<see cref="IInPlaceLayer"/>).
    /// </remarks>
    void Backward();
}
