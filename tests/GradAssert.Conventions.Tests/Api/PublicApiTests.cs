namespace GradientTesting.Conventions.Tests.Api;

/// <summary>docs/api says what every package offers; what has been built for each target framework offers that and nothing else.</summary>
public class PublicApiTests
{
    public static TheoryData<string, string> Built
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var package in new[] { "GradAssert", "GradAssert.NUnit", "GradAssert.Xunit", "GradAssert.Xunit.v3" })
            {
                data.Add(package, "net8.0");
                data.Add(package, "net10.0");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Built))]
    public void What_is_built_is_what_is_listed(string package, string framework)
    {
        var api = PublicApi.Of(Path.Combine(Repository.Root, "src", package, "bin", Repository.Configuration, framework, $"{package}.dll"));
        var listing = Path.Combine(Repository.Root, "docs", "api", $"{package}.txt");
        if (File.Exists(listing) && File.ReadAllText(listing).ReplaceLineEndings("\n") == api)
        {
            return;
        }

        var received = Path.ChangeExtension(listing, ".received.txt");
        File.WriteAllText(received, api);
        Assert.Fail($"The public API of {package} for {framework} is not what {listing} says. Compare it with {received}, and move that over it if the change is meant.");
    }
}
