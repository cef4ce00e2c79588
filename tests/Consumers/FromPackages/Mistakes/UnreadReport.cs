namespace Acme.Flowers.Tests;

// Compiled only to see that it is reported: the packages bring the rules.
public class UnreadReport
{
    public void Nothing_looks_at_it(GradientModel model) => GradientCheck.Run(model);
}
