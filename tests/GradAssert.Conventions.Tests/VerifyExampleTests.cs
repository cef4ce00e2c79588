namespace GradientTesting.Conventions.Tests;

/// <summary>
/// What examples/VerifyTests has approved is what examples/XunitTests has: not every package source carries Verify, and where there is none
/// nothing else would see that the files are of the past.
/// </summary>
public class VerifyExampleTests
{
    [Theory]
    [InlineData("init_s0")]
    [InlineData("jitter_s0")]
    public void Both_examples_approve_the_same_text(string run) =>
        Assert.Equal(Approved("XunitTests", $"Straight_through_gradient_{run}"), Approved("VerifyTests", $"Straight_through_gradient_{run}"));

    [Fact]
    public void Inside_an_object_and_in_place_of_an_exception_it_is_the_same_text()
    {
        var text = Approved("XunitTests", "Straight_through_gradient_init_s0");
        Assert.Equal(text, Approved("VerifyTests", "In_place_of_its_exception_init_s0"));
        Assert.Equal($"{{\n  Network: sign,\n  Report:\n{text}\n}}", Approved("VerifyTests", "Inside_an_object_init_s0"));
    }

    static string Approved(string example, string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "examples", example, $"SignNetworkTests.{name}.verified.txt"));
}
