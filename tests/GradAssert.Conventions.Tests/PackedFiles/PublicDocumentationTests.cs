using GradientTesting.PackedFiles;

namespace GradientTesting.Conventions.Tests.PackedFiles;

/// <summary>What a user's editor shows.</summary>
public class PublicDocumentationTests
{
    static readonly string assembly = Path.Combine(
        Repository.Root, "src", "GradAssert", "bin", Repository.Configuration, "net10.0", "GradAssert.dll");

    [Fact]
    public void What_is_internal_is_left_out()
    {
        const string Documentation =
            """
            <?xml version="1.0"?>
            <doc>
                <members>
                    <member name="T:GradientTesting.Component">public</member>
                    <member name="P:GradientTesting.Component.Name">public</member>
                    <member name="M:GradientTesting.Component.Of(System.String,System.Double[],System.Double[],System.Int32[])">public</member>
                    <member name="M:GradientTesting.Component.Of(System.String,MathNet.Numerics.LinearAlgebra.Matrix{System.Double},MathNet.Numerics.LinearAlgebra.Matrix{System.Double})">of another assembly's types</member>
                    <member name="M:GradientTesting.Component.Of(System.String,GradientTesting.NoSuchLayout)">an overload that is not public</member>
                    <member name="P:GradientTesting.Component.Values">internal</member>
                    <member name="T:GradientTesting.ModelCallException">internal</member>
                    <member name="M:GradientTesting.ModelCallException.Of``1(System.String,System.Func{``0})">public in an internal class</member>
                </members>
            </doc>
            """;

        Assert.Equal(
            """
            <?xml version="1.0"?>
            <doc>
                <members>
                    <member name="T:GradientTesting.Component">public</member>
                    <member name="P:GradientTesting.Component.Name">public</member>
                    <member name="M:GradientTesting.Component.Of(System.String,System.Double[],System.Double[],System.Int32[])">public</member>
                    <member name="M:GradientTesting.Component.Of(System.String,MathNet.Numerics.LinearAlgebra.Matrix{System.Double},MathNet.Numerics.LinearAlgebra.Matrix{System.Double})">of another assembly's types</member>
                </members>
            </doc>

            """,
            PublicDocumentation.Of(assembly, Documentation));
    }
}
