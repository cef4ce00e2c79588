using System.Globalization;

namespace GradientTesting.Xunit.Tests.Theories;

/// <summary>A row as names of tests have it: the same in every process and culture.</summary>
public class RowTextTests
{
    [Fact]
    public void Values_print_the_same_everywhere()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(
                "a: 1.5, b: 2.25, c: \"it\\n\", d: null, e: true, f: 'x', g: AfterTraining, h: typeof(List<Int32>), i: [1, [2, 3]], j: Object, k: Named, "
                    + "l: Func<Int32>, m: [1, 2, 3, 4, 5, …], n: at its current values, o: 3.50",
                RowText.Of(
                    Parameters, [
                        1.5, 2.25f, "it\n", null, true, 'x', GradientPhase.AfterTraining, typeof(List<int>), new object[] { 1, new[] { 2, 3 } }, new(),
                        (Func<int>)Named, () => 1, Enumerable.Range(1, 9), GradientRun.AsIs, 3.50m]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Long_texts_are_cut() => Assert.Equal($"a: \"{new string('x', 60)}…\"", RowText.Of(Parameters, [new string('x', 61)]));

    static ParameterInfo[] Parameters => typeof(RowTextTests).GetMethod(nameof(Row), BindingFlags.Static | BindingFlags.NonPublic)!.GetParameters();

    static int Named() => 2;

    static void Row(
        object a, object b, object c, object d, object e, object f, object g, object h, object i, object j, object k, object l, object m, object n, object o) =>
        _ = (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
}
