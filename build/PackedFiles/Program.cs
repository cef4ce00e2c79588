using GradientTesting.PackedFiles;

var (read, write) = args switch
{
    ["readme", var source, var repository, var revision, var target] =>
        (() => new PackedMarkdown(Path.GetDirectoryName(source)!, repository, revision).Of(File.ReadAllText(source)), target),
    ["notes", var source, var repository, var revision, var target] =>
        (() => new PackedMarkdown(Path.GetDirectoryName(source)!, repository, revision).Of(ReleaseNotes.Newest(File.ReadAllText(source))), target),
    ["documentation", var assembly, var source, var target] =>
        ((Func<string>)(() => PublicDocumentation.Of(assembly, File.ReadAllText(source))), target),
    ["project", var source, var version, var target] => (() => TemplateProject.Of(File.ReadAllText(source), version), target),
    _ => throw new ArgumentException(
        "Use: readme|notes <markdown file> <repository URL> <revision> <target>, documentation <assembly> <xml file> <target>, "
            + "or project <project file> <version> <target>."),
};

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(write))!);
File.WriteAllText(write, read());
