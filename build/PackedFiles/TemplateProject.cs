namespace GradientTesting.PackedFiles;

/// <summary>The project file of a template, which asks for the version of GradAssert that it is packed with.</summary>
static class TemplateProject
{
    internal const string Version = "$GradAssertVersion$";

    internal static string Of(string project, string version) => project.Contains(Version, StringComparison.Ordinal)
        ? project.Replace(Version, version, StringComparison.Ordinal)
        : throw new FormatException($"The project file of a template does not ask for a package of version {Version}.");
}
