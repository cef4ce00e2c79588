namespace GradientTesting;

/// <summary>What a run has found, for the diagnosis to explain.</summary>
/// <param name="Components">In the model's order.</param>
/// <param name="BatchSize">N, where the model tells.</param>
/// <param name="FrozenKeepProbabilities">Those below 1 in a run with frozen masks; none in a run without dropout.</param>
/// <param name="Inputs">How many of the first components are inputs of a layer; 0 of a model.</param>
internal sealed record Evidence(
    IReadOnlyList<DiagnosedComponent> Components, int? BatchSize, IReadOnlyList<double> FrozenKeepProbabilities, int Inputs)
{
    /// <summary>Every dimension of every component: what there is to take a sum or a mean over, beside the batch.</summary>
    public IReadOnlyList<int> Sizes => [.. Components.SelectMany(component => component.WholeShape).Where(size => size > 1).Distinct()];

    /// <summary>The smallest of them: through no less a gradient has come. That of a layer is given.</summary>
    public int Narrowest => Inputs > 0 ? int.MaxValue : Sizes.DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>How the inputs of a layer that are wrong react to upstream gradients.</summary>
    public IEnumerable<UpstreamResponse> InputResponses =>
        Components.Take(Inputs).Select(input => input.Response).OfType<UpstreamResponse>();

    /// <summary>The numerical gradients of the other components.</summary>
    public IReadOnlyList<OtherComponent> Others(DiagnosedComponent component) =>
        [.. Components.Where(other => other != component).Select(other => other.AsOther)];

    /// <summary>Of those whose gradients are right.</summary>
    public IReadOnlyList<OtherComponent> RightOthers(DiagnosedComponent component) =>
        [.. Components.Where(other => other != component && !other.IsWrong).Select(other => other.AsOther)];

    /// <summary>Whether one of the others is no more than rounding, as of a bias in front of a normalization.</summary>
    public bool HasNoise(DiagnosedComponent component) => Others(component).Any(other =>
        other.Numeric.Length == component.Whole.Numeric.Length
        && Enumerable.Range(0, other.Numeric.Length).All(i => Math.Abs(other.Numeric[i]) <= 2 * other.Bars[i]));

    /// <summary>The other parameters that are wrong, each of which was looked at as a whole.</summary>
    public IReadOnlyList<Suspect> OtherWrongParameters(DiagnosedComponent component) =>
        [.. Components.Skip(Inputs).Where(other => other != component && other is { IsWrong: true, IsWhole: true })
            .Select(other => other.Whole)];

    /// <summary>The columns of other components that were looked at as a whole, and their rows; of a vector itself.</summary>
    public IReadOnlyList<(string Name, double[][] Columns)> OtherMatrices(DiagnosedComponent component) =>
        [.. Components.Where(other => other != component && other.IsWhole).SelectMany(Matrices)];

    static IEnumerable<(string Name, double[][] Columns)> Matrices(DiagnosedComponent component)
    {
        var (values, (rows, columns)) = (component.Whole.Values, component.Whole.Grid);
        double[][] ofRows = [.. values.Chunk(columns)];
        double[][] ofColumns = [.. Enumerable.Range(0, columns).Select(k => Array.ConvertAll(ofRows, row => row[k]))];
        return rows == 1 || columns == 1 ? [(component.Name, [values])] : [(component.Name, ofColumns), (component.Name, ofRows)];
    }

    /// <summary>
    /// Whether the gradient that a matrix receives from what follows is known to be right: one of a component before it is, or of the bias
    /// behind it, and is not zero. A vector behind it may as well be a gain or the weights of one output, with a normalization between: it
    /// is taken for a bias where a matrix follows it, and nothing before is wrong, which such a bias would be right beside.
    /// </summary>
    /// <param name="component">The matrix.</param>
    /// <param name="isOf">Whether the matrix has a gradient that is a multiple of such values: then they are weights, and no bias.</param>
    public bool ReceivesWhatIsRight(DiagnosedComponent component, Predicate<double[]> isOf)
    {
        static bool IsRight(DiagnosedComponent other) =>
            !other.IsWrong && other.AsOther is var its && its.Numeric.Where((n, i) => Math.Abs(n) > 2 * its.Bars[i]).Any();
        var at = Components.ToList().IndexOf(component);
        return Components.Take(at).Any(IsRight)
            || (!Components.Take(at).Any(other => other.IsWrong) && Components.Skip(at + 2).FirstOrDefault() is { Whole.IsMatrix: true }
                && Components[at + 1] is { IsWhole: true, Whole: { IsMatrix: false, Values: { } values } } next
                && (values.Length == component.Whole.Grid.Columns || values.Length == component.Whole.Grid.Rows)
                && IsRight(next) && !isOf(values));
    }

    /// <param name="measured">Of a run in which something is wrong.</param>
    /// <param name="verdict">Of it.</param>
    /// <param name="batchSize">N, where the model tells.</param>
    /// <param name="frozenKeepProbabilities">Of a run with dropout.</param>
    /// <param name="inputs">How many of the components are inputs of a layer.</param>
    public static Evidence Of(
        Measurement measured, RunVerdict verdict, int? batchSize, IReadOnlyList<double> frozenKeepProbabilities, int inputs) =>
        new([.. measured.Components.Zip(verdict.Components, (component, its) => new DiagnosedComponent(component, its))],
            batchSize, frozenKeepProbabilities, inputs);
}

/// <summary>The numerical gradient of another component.</summary>
/// <param name="Name">Of the component.</param>
/// <param name="Numeric">Per element.</param>
/// <param name="Bars">Its error bars, per element.</param>
internal sealed record OtherComponent(string Name, double[] Numeric, double[] Bars);
