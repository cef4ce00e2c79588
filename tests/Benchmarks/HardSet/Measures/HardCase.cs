namespace GradientTesting.Benchmarks;

/// <summary>A drawn model, right or wrong, with everything that the definitions of the hard set say of it.</summary>
internal sealed class HardCase
{
    const int MostDraws = 60;
    static readonly double[] sizesOfMoves = [1, 8, 32];

    readonly DrawnProblem problem;
    readonly GradientMistake? mistake;

    HardCase(CaseName name, DrawnProblem problem, DrawnModel run, GradientMistake? mistake, Random random)
    {
        (Name, this.problem, Run, this.mistake) = (name, problem, run, mistake);
        run.SetValues(problem.Point);
        Point = run.Values();
        Scales = Norms.Scales(Point, run.Ranges());
        Uncertainty = CostUncertainty.Of(run, problem.Twin, Point, Scales, random);
        RunGradient = run.GradientAt(Point);
        TwinGradient = problem.Twin.GradientAt(Point);
        Components = [.. run.Parameters.Zip(run.Ranges(), (parameter, range) =>
            ComponentAssessment.Of(parameter, range, RunGradient, TwinGradient, Scales, Uncertainty.Sigma))];
    }

    public CaseName Name { get; }

    /// <summary>The model that is checked, at the point.</summary>
    public DrawnModel Run { get; }

    public double[] Point { get; }

    public double[] Scales { get; }

    public CostUncertainty Uncertainty { get; }

    /// <summary>The gradient that the run computes, with its mistake.</summary>
    public double[] RunGradient { get; }

    /// <summary>The right one.</summary>
    public double[] TwinGradient { get; }

    public double TwinCost => problem.Twin.CostAt(Point);

    public IReadOnlyList<ComponentAssessment> Components { get; }

    /// <summary>Components whose gradient is the right run's own, here and nearby: whoever blames them is wrong.</summary>
    public IReadOnlyList<bool> IsUntouched { get; private init; } = [];

    /// <summary>Whether there is a component of which no move, of its own size or many times that, changes a bit of the cost.</summary>
    public bool HasUnreadComponent { get; private set; }

    /// <summary>Whether the gradients of more than half of the components are zero: then most of the model is not exercised.</summary>
    public bool IsMostlyZero => 2 * Run.Ranges().Count(range => RunGradient.AsSpan(range).IndexOfAnyExcept(0) < 0) > Components.Count;

    /// <summary>Draws that were no case before this one was.</summary>
    public int Rejected { get; private set; }

    /// <summary>The kind of mistake; empty for a right one.</summary>
    public string MistakeKind => mistake?.Kind ?? "";

    /// <summary>Whether a component's error is visible.</summary>
    public bool IsVisible => !IsStuck && HasVisibleError;

    /// <summary>Whether 10% of each component's gradient would be visible, but for components of rounding alone.</summary>
    public bool IsDecidable => Total > 0 && !IsStuck && Components.All(component => component.IsResolvable || IsRoundingAlone(component));

    bool HasVisibleError => Components.Any(component => component.IsVisible);

    // Where the right gradient is zero too, a cost that is stuck shows that.
    bool IsStuck => Uncertainty.IsStuck && Total > 0;

    double Total => Components.Sum(component => component.Reach);

    /// <summary>
    /// Draws the case. Draws again where what came out is no case: not finite, or a right one whose own gradient is visibly wrong.
    /// </summary>
    public static HardCase Draw(string seed, CaseName name)
    {
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var random = RandomDraws.From(FormattableString.Invariant($"{seed}/{name.Text}/{draw}"));
            var problem = Strata.Draw(name.Stratum, random);
            var drawn = name.IsWrong ? Wrong(name, problem, random) : Right(name, problem, random);
            if (drawn is not null)
            {
                drawn.Rejected = draw;
                return drawn;
            }
        }

        throw new InvalidOperationException($"No case came out of {MostDraws} draws of {name.Text} at seed {seed}.");
    }

    public string Describe()
    {
        var components = Run.Parameters.Select(parameter => $"{parameter.Name}[{string.Join(",", parameter.Shape)}]");
        return FormattableString.Invariant($"{problem.Description}; n {Run.Length} in {Components.Count}: {string.Join(" ", components)}")
            + (mistake is null ? "" : $"; mistake: {mistake}");
    }

    /// <summary>Rounding alone: Σ|g|·s below 1e-12 of that of all components.</summary>
    public bool IsRoundingAlone(ComponentAssessment component) => component.Reach < 1e-12 * Total;

    bool IsFinite => double.IsFinite(Uncertainty.Sigma) && RunGradient.Concat(TwinGradient).All(double.IsFinite);

    static HardCase? Right(CaseName name, DrawnProblem problem, Random random)
    {
        var right = new HardCase(name, problem, problem.Build(PlantedMistake.None), null, random);
        return right.IsFinite && !right.HasVisibleError ? right.WithUnread(random) : null;
    }

    /// <summary>Moves each component, at the point and at two others, where units that are dead at the point are alive.</summary>
    HardCase WithUnread(Random random)
    {
        double[] Moved(double[] from, Range moved, double size)
        {
            var values = from.ToArray();
            for (var i = moved.Start.Value; i < moved.End.Value; i++)
            {
                values[i] += size * Scales[i] * random.Uniform(-1, 1);
            }

            return values;
        }

        double[][] places = [Point, Moved(Point, ..Point.Length, 1), Moved([.. Point.Select(value => -value)], ..Point.Length, 0.25)];
        HasUnreadComponent = !Run.Ranges().All(range => places.Any(place => sizesOfMoves.Any(size =>
            !Run.CostAt(Moved(place, range, size)).Equals(Run.CostAt(place)))));
        Run.SetValues(Point);
        return this;
    }

    static HardCase? Wrong(CaseName name, DrawnProblem problem, Random random)
    {
        var right = problem.Build(PlantedMistake.None);
        problem = problem with { Point = OffKinks(right, problem.Point, random) };
        right.SetValues(problem.Point);
        var draws = new MistakeDraw(random, problem, right);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            right.SetValues(problem.Point);
            if (draws.Draw() is not { } mistake)
            {
                continue;
            }

            var wrong = new HardCase(name, problem, new MistakenRun(right, mistake), mistake, random)
            {
                IsUntouched = Untouched(right, mistake, problem.Point, random),
            };
            if (wrong.IsFinite && wrong.IsMistaken)
            {
                right.SetValues(problem.Point);
                return wrong;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the mistake is one: as large as a visible one has to be, whatever the noise, in a component that moves the cost.
    /// What comes out of this may still be invisible; what does not is not a wrong gradient.
    /// </summary>
    bool IsMistaken => Components.Any(component =>
        component.Measure > 1e-10 * Total
        && (component.ErrorNorm >= 0.01 * component.GradientNorm
            || Math.Abs(ErrorOfWorst(component)) >= 0.1 * Norms.Rms(TwinGradient.AsSpan(component.Elements))));

    double ErrorOfWorst(ComponentAssessment component) =>
        RunGradient[component.Elements.Start.Value + component.Worst] - TwinGradient[component.Elements.Start.Value + component.Worst];

    /// <summary>
    /// One small move: ties that are left after it are those of equal functions (two patches of zeros), which no move ends and which
    /// are no kinks.
    /// </summary>
    static double[] OffKinks(DrawnModel model, double[] point, Random random)
    {
        model.SetValues(point);
        if (!model.IsAtKink())
        {
            return point;
        }

        var scales = Norms.Scales(point, model.Ranges());
        return [.. point.Select((value, i) => value + (0.01 * scales[i] * random.Uniform(-1, 1)))];
    }

    static bool[] Untouched(DrawnModel right, GradientMistake mistake, double[] point, Random random)
    {
        var scales = Norms.Scales(point, right.Ranges());
        bool[] untouched = [.. right.Parameters.Select(_ => true)];
        for (var place = 0; place < 4; place++)
        {
            var reach = place == 0 ? 0 : 0.1;
            var gradient = right.GradientAt([.. point.Select((value, i) => value + (reach * scales[i] * random.Uniform(-1, 1)))]);
            var wrong = mistake.Make(right, gradient);
            foreach (var (range, c) in right.Ranges().Select((range, c) => (range, c)))
            {
                untouched[c] &= gradient.AsSpan(range).SequenceEqual(wrong.AsSpan(range));
            }
        }

        return untouched;
    }
}
