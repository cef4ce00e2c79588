namespace GradientTesting;

/// <summary>A function and its backward pass as a layer of one input and one output. Works on a copy of the point.</summary>
internal sealed class FunctionLayer<TIn, TOut> : IGradientLayer, IFunctionLayer
{
    readonly Func<TIn, TOut> forward;
    readonly Func<TIn, TOut, TIn> backward;
    readonly TensorStorage<TIn> ofInput = TensorStorage.Of<TIn>();
    readonly TensorStorage<TOut> ofOutput = TensorStorage.Of<TOut>();
    readonly TensorView viewOfGiven;
    TIn x;
    TIn given;
    TIn? dx;
    TOut? y;
    TOut? dy;
    bool isForwardAgain;
    bool isBackwardAgain;

    FunctionLayer(Func<TIn, TOut> forward, Func<TIn, TOut, TIn> backward, TIn at)
    {
        (this.forward, this.backward) = (forward, backward);
        (x, given) = (ofInput.Copy(at), at);
        viewOfGiven = ofInput.View(new("x", IsGradient: false), () => given, value => given = value);
        Inputs = [new("x", ofInput.View(new("x", IsGradient: false), () => x, value => x = value),
            ofInput.View(new("x", IsGradient: true), () => dx, value => dx = value))];
        Outputs = [new("y", ofOutput.View(new("y", IsGradient: false), () => y, value => y = value),
            ofOutput.View(new("y", IsGradient: true), () => dy, value => dy = value))];
        if (!Inputs[0].Values.Exists)
        {
            throw new GradientContractException("The point `at` is empty, so there is nothing to check. Pass at least one number.");
        }
    }

    public string Name => "the function";

    public IReadOnlyList<Component> Inputs { get; }

    public IReadOnlyList<Component> Parameters => [];

    public IReadOnlyList<Component> Outputs { get; }

    public string? ReturnsAgain => (isForwardAgain, isBackwardAgain) switch
    {
        (true, true) => "The forward and the backward function return",
        (true, false) => "The forward function returns",
        (false, true) => "The backward function returns",
        _ => null,
    };

    public static FunctionLayer<TIn, TOut> Of(Func<TIn, TOut> forward, Func<TIn, TOut, TIn> backward, TIn at)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        ArgumentNullException.ThrowIfNull(at);
        return new(forward, backward, at);
    }

    public void Forward()
    {
        // Each call has its own: what a layer keeps by reference is what it was given, and not what it would be given now.
        given = ofInput.Copy(x);
        var before = y;
        y = forward(given);
        isForwardAgain |= IsSame(before, y);
        RequireSameInput("forward");
        if (y is null || !Outputs[0].Values.Exists)
        {
            throw new GradientContractException($"The forward function returned {(y is null ? "null" : "nothing")} at x "
                + $"{string.Join('×', Inputs[0].Shape)}. Return one number or more.");
        }

        dy = ofOutput.Copy(y);
    }

    public void Backward()
    {
        var before = dx;
        dx = backward(given, dy!);
        isBackwardAgain |= IsSame(before, dx);
        RequireSameInput("backward");
    }

    static bool IsSame<T>(T? before, T? now) => !typeof(T).IsValueType && before is not null && ReferenceEquals(before, now);

    void RequireSameInput(string pass)
    {
        for (var i = 0; i < viewOfGiven.Length; i++)
        {
            if (!viewOfGiven[i].Equals(Inputs[0].Values[i]))
            {
                var (was, now) = (Inputs[0].Values[i], viewOfGiven[i]);
                throw new GradientContractException(
                    $"The {pass} function changed the x that it was given: {ElementName.Of(Inputs[0], i)} was "
                        + $"{Digits.Of(was, now)} and is {Digits.Of(now, was)}. Work on a copy.");
            }
        }
    }
}
