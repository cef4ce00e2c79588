namespace GradientTesting;

/// <summary>What each picture of a component shows, for those who do not see it.</summary>
internal static class PictureSentence
{
    public static string OfErrors(ComponentReport component)
    {
        var compared = component.Compared;
        if (compared.Count == 0)
        {
            return Inv($"{component.Name}: {component.Disagreement} disagree; no element was looked at by itself.");
        }

        var worst = compared.All.MaxBy(element => Math.Abs(element.Excess))!;
        var looked = compared.Count == component.Length
            ? ""
            : Inv($" {compared.Count} of {component.Length} elements were looked at by themselves.");
        var wrong = compared.All.Count(element => element.IsWrong);
        return wrong == 0
            ? Inv($"Errors of {component.Name}: none is known to be wrong; the worst is {worst.Name}, at {worst.Times}.{looked}")
            : Inv($"Errors of {component.Name}: {wrong} of {compared.Count} {Are(wrong)} wrong{PlacesOf(component)}; the worst is ")
                + Inv($"{worst.Name}, at {worst.Times}.{looked}");
    }

    public static string OfScatter(ComponentReport component)
    {
        var wrong = component.Compared.All.Count(element => element.IsWrong);
        return wrong == 0
            ? Inv($"{component.Name}, code over cost: all lie on the diagonal, but for what noise and tolerance allow.")
            : Inv($"{component.Name}, code over cost: {wrong} of {component.Compared.Count} {Lie(wrong)} off the diagonal.");
    }

    public static string OfDirections(ComponentReport component)
    {
        var (all, wrong) = (component.Directions.Count, component.Directions.Count(direction => direction.IsWrong));
        var over = component.Directions.Any(direction => direction.Elements < component.Length)
            ? Inv($"over all or some of the {component.Length} elements of {component.Name}")
            : Inv($"over all {component.Length} elements of {component.Name}");
        return Inv($"Slopes along {all} random directions {over}, code over cost: ") + (wrong == 0
            ? "all lie on the diagonal, but for what noise and tolerance allow."
            : Inv($"{wrong} {Lie(wrong)} off the diagonal."));
    }

    static string Lie(int count) => count == 1 ? "lies" : "lie";

    public static string OfHistogram(ComponentReport component)
    {
        var errors = component.Compared.All.Select(element => element.RelativeError).Order().ToArray();
        return errors.Length == 0 ? "" : errors[^1] == 0 ? Inv($"Relative errors of {component.Name}: all are zero.")
            : Inv($"Relative errors of {component.Name}: half are at most {errors[(errors.Length - 1) / 2]:0.0e+00}, the largest is ")
                + Inv($"{errors[^1]:0.0e+00}.");
    }

    /// <summary>In which rows or columns of a matrix all wrong elements are, where they leave out most.</summary>
    static string PlacesOf(ComponentReport component)
    {
        if (component.Shape.Count != 2)
        {
            return "";
        }

        var wrong = component.Compared.All.Where(element => element.IsWrong).Select(element => element.Index).ToArray();
        string Of(string what, int dimension)
        {
            var places = wrong.Select(index => index[dimension]).Distinct().Order().ToArray();
            return 2 * places.Length > component.Shape[dimension] || wrong.Length < 2 ? ""
                : Inv($", all in {what}{(places.Length > 1 ? "s" : "")} {TextReport.List([.. places.Select(place => Inv($"{place}"))])}");
        }

        return Of("row", 0) + Of("column", 1);
    }

    static string Are(int count) => count == 1 ? "is" : "are";

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
