namespace GradientTesting.Tests.Wiring;

/// <summary>Storage of a gradient that is not made before the first backward pass, whatever asking for it throws until then.</summary>
public class NotMadeTests
{
    const string Make =
        " after ComputeGradient(). Have ComputeGradient() make it; where a library makes it, no path leads from the cost to w.";

    const string Loop =
        " If it is made, look for lambdas that are made in a for loop: its variable is one for all of them, and past the end by now. Copy "
        + "it to a variable inside of the loop.";

    static readonly double[] start = [0.5, -1.25];

    readonly double[] w = [.. start];
    readonly List<double[]> list = [];
    readonly Stack<double[]> tape = [];
    (double[] W, double B)? pair;
    double[]? gradient;

    public static TheoryData<string, string> Ways => new()
    {
        { "First", "InvalidOperationException: Sequence contains no elements)|" },
        { "Index", "ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. "
            + "(Parameter 'index'))|" + Loop },
        { "Peek", "InvalidOperationException: Stack empty.)|" },
        { "Value", "InvalidOperationException: Nullable object must have a value.)|" },
        { "Throw", "InvalidOperationException: Call Backward first.)|" },
        { "Null", "NullReferenceException: Object reference not set to an instance of an object.)|" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_asked_for_after_the_first_pass_and_a_pass_that_does_not_make_it_is_told(string way, string thrown)
    {
        Func<double[]?> get = way switch
        {
            "First" => () => list.First(),
            "Index" => () => list[0],
            "Peek" => tape.Peek,
            "Value" => () => pair!.Value.W,
            "Throw" => () => gradient ?? throw new InvalidOperationException("Call Backward first."),
            _ => () => gradient!.Length > 0 ? gradient : null,
        };
        Wired.Breaks(
            $"w has no gradient: its storage is not there ({thrown.Replace("|", Make, StringComparison.Ordinal)}",
            Model(Component.Of("w", () => w, get), () => { }));
        GradAssert.MatchesNumerical(Model(Component.Of("w", () => w, get), Backward));
        Assert.Equal(start, w);
    }

    [Fact]
    public void So_is_a_part_of_an_array_that_is_null()
    {
        GradAssert.MatchesNumerical(Model(Component.Of("w", () => w.AsMemory(), () => gradient.AsMemory(0, 2)), Backward));
        Wired.Breaks(
            "w has no gradient: its storage is not there (ArgumentOutOfRangeException: Specified argument was out of the range of valid "
                + $"values.){Make}{Loop}",
            Model(Component.Of("w", () => w.AsMemory(), () => ((double[]?)null).AsMemory(0, 2)), Backward));
    }

    [Fact]
    public void And_what_a_getter_of_elements_looks_at()
    {
        Component component = Component.Of("w", [2], i => w[i], (int i, double value) => w[i] = value, i => tape.Peek()[i]);
        Wired.Breaks(
            $"w has no gradient: its storage is not there (InvalidOperationException: Stack empty.){Make}", Model(component, () => { }));
        GradAssert.MatchesNumerical(Model(component, Backward));
    }

    [Fact]
    public void What_throws_after_the_first_pass_is_an_error()
    {
        var passes = 0;
        Wired.Breaks(
            "The Func of the gradient of w threw InvalidOperationException (\"Disposed.\"). (Seen at: before the first run.)",
            Model(
                Component.Of("w", () => w, () => passes < 2 ? gradient : throw new InvalidOperationException("Disposed.")),
                () =>
                {
                    passes++;
                    Backward();
                }));
    }

    [Fact]
    public void Rows_of_which_none_is_made_are_as_good_as_null()
    {
        double[][] rows = [[0.5, -1.25], [0.75, 0.25]];
        foreach (var isFunc in (bool[])[false, true])
        {
            var (made, missing) = (new double[2][], new double[2][]);
            GradAssert.MatchesNumerical(
                Rows(made, isFunc, () => Array.ConvertAll(rows, row => Array.ConvertAll(row, Math.Exp)).CopyTo(made, 0)));
            Wired.Breaks(
                $"w has no gradient: its storage is null or empty{Make}", Rows(missing, isFunc, () => { }));
            Assert.Equal([[0.5, -1.25], [0.75, 0.25]], rows);
        }

        GradientModel Rows(double[][] gradient, bool isFunc, Action backward) => GradientModel.Of(
            [isFunc ? Component.Of("w", () => rows, () => gradient) : Component.Of("w", rows, gradient)],
            () => rows.Sum(row => row.Sum(Math.Exp)), backward);
    }

    [Fact]
    public void Values_that_the_first_cost_makes_are_told_to_be_made_in_the_constructor()
    {
        double[] dw = [0, 0];
        Wired.Breaks(
            "Component \"w\", values: expected storage, but the Func returned none (ArgumentOutOfRangeException: Index was out of range. "
                + "Must be non-negative and less than the size of the collection. (Parameter 'index')). "
                + $"Allocate it in the model's constructor, or in Initialize() at the latest.{Loop}",
            GradientModel.Of([Component.Of("w", () => list[0], () => dw)], Cost, () => { }));
        list.Clear();
        GradAssert.MatchesNumerical(
            GradientModel.Of(
                [Component.Of("w", () => list[0], () => dw)], Cost, () => Array.ConvertAll(list[0], Math.Exp).CopyTo(dw, 0)) with
            {
                Initialize = random =>
                {
                    list.Clear();
                    list.Add([random.NextDouble(), random.NextDouble()]);
                },
            }, GradientRun.RandomInitialization(0));

        double Cost()
        {
            if (list.Count == 0)
            {
                list.Add([.. start]);
            }

            return list[0].Sum(Math.Exp);
        }
    }

    GradientModel Model(Component component, Action backward) => GradientModel.Of([component], () => w.Sum(Math.Exp), backward);

    void Backward()
    {
        gradient = Array.ConvertAll(w, Math.Exp);
        pair = (gradient, 0);
        list.Clear();
        list.Add(gradient);
        tape.Clear();
        tape.Push(gradient);
    }
}
