namespace GradientTesting.Benchmarks;

/// <summary>One number of the kernel and the rectangle of outputs that it reaches.</summary>
/// <param name="Weight">Its place in W.</param>
/// <param name="FirstRow">The first row of the output that it reaches.</param>
/// <param name="EndRow">The row after the last.</param>
/// <param name="FirstOutput">Where its first column of row 0 lies in the output.</param>
/// <param name="FirstInput">Where the input of that lies; before the input's start where row 0 is padding.</param>
/// <param name="OutputStep">From one row of the output to the next.</param>
/// <param name="InputStep">What the input moves meanwhile.</param>
/// <param name="Columns">How many columns it reaches; 1 or more.</param>
internal readonly record struct Tap(
    int Weight, int FirstRow, int EndRow, int FirstOutput, int FirstInput, int OutputStep, int InputStep, int Columns)
{
    public int Output(int row) => FirstOutput + (row * OutputStep);

    public int Input(int row) => FirstInput + (row * InputStep);
}
