namespace GradientTesting.Wirings.Tests.Models;

/// <summary>The usual wiring of the net of arrays, where other components take the places of those of the same name.</summary>
internal static class Nets
{
    public static GradientModel Model(this ArrayNet<double> net, params Component[] others) => Of(
        [
            Component.Of("W1", () => net.W1, () => net.DW1), Component.Of("b1", () => net.B1, () => net.DB1),
            Component.Of("W2", () => net.W2, () => net.DW2), Component.Of("b2", () => net.B2, () => net.DB2),
        ],
        others, net.Loss, net.Backward);

    public static GradientModel Model(this ArrayNet<float> net, params Component[] others) => Of(
        [
            Component.Of("W1", () => net.W1, () => net.DW1), Component.Of("b1", () => net.B1, () => net.DB1),
            Component.Of("W2", () => net.W2, () => net.DW2), Component.Of("b2", () => net.B2, () => net.DB2),
        ],
        others, net.Loss, net.Backward);

    static GradientModel Of(Component[] usual, Component[] others, Func<double> loss, Action backward) => GradientModel.Of(
        [.. usual.Select(component => others.FirstOrDefault(other => other.Name == component.Name) ?? component)], loss, backward);
}
