using GradientTesting.PackedFiles;

namespace GradientTesting.Conventions.Tests.PackedFiles;

/// <summary>What a feed says is new.</summary>
public class ReleaseNotesTests
{
    [Fact]
    public void They_are_the_first_version_of_the_changelog() => Assert.Equal(
        "### Added\n\n- A.\n",
        ReleaseNotes.Newest("# Changelog\n\nWords.\n\n## 0.2.0\n\n### Added\n\n- A.\n\n## 0.1.0\n\n- B.\n"));

    [Fact]
    public void The_only_version_is_the_first() => Assert.Equal("- A.\n", ReleaseNotes.Newest("# Changelog\r\n\r\n## Unreleased\r\n\r\n- A.\r\n"));

    [Fact]
    public void A_changelog_without_a_version_fails()
    {
        var thrown = Assert.Throws<FormatException>(() => ReleaseNotes.Newest("# Changelog\n\n### Added\n"));

        Assert.Equal("The changelog has no heading of a version, as in \"## Unreleased\".", thrown.Message);
    }
}
