using GradientTesting.PackedFiles;

namespace GradientTesting.Conventions.Tests.PackedFiles;

/// <summary>The project file of a template.</summary>
public class TemplateProjectTests
{
    [Fact]
    public void It_asks_for_the_version_that_is_packed() => Assert.Equal(
        "<PackageReference Include=\"GradAssert.Xunit\" Version=\"0.1.0-alpha.0.412\" />",
        TemplateProject.Of("<PackageReference Include=\"GradAssert.Xunit\" Version=\"$GradAssertVersion$\" />", "0.1.0-alpha.0.412"));

    [Fact]
    public void One_that_asks_for_none_fails()
    {
        var thrown = Assert.Throws<FormatException>(() => TemplateProject.Of("<Project />", "0.1.0"));

        Assert.Equal("The project file of a template does not ask for a package of version $GradAssertVersion$.", thrown.Message);
    }
}
