using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Summaries;

public sealed class OutputPathTests : IDisposable
{
    readonly Folder folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a worktree
    public void A_relative_path_begins_at_the_root_of_the_repository(bool isFolder)
    {
        var output = Directory.CreateDirectory(folder.File("tests/T/bin/Debug/net10.0")).FullName;
        if (isFolder)
        {
            Directory.CreateDirectory(folder.File(".git"));
        }
        else
        {
            File.WriteAllText(folder.File(".git"), "gitdir: elsewhere");
        }

        Assert.Equal(folder.File("out/summary.md"), OutputPath.Of("out/summary.md", output + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void A_full_path_is_taken_as_it_is() => Assert.Equal(folder.File("s.md"), OutputPath.Of(folder.File("s.md"), folder.Path));

    [Fact]
    public void Without_a_repository_it_begins_at_the_current_folder() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "s.md"), OutputPath.Of("s.md", folder.Path));

    public void Dispose() => folder.Dispose();
}
