using GradientTesting.Benchmarks;

// verdicts            measures everything and writes docs/verdicts.md
// verdicts --quick    one seed and some kinds, and prints the page instead
// diagnosis           names every mistake at ten seeds and writes docs/diagnosis.md
if (args is ["diagnosis"])
{
    return DiagnosisPage.Write();
}

if (args is not ["verdicts", ..] || args.Skip(1).Any(arg => arg != "--quick"))
{
    Console.Error.WriteLine("Expected: verdicts [--quick], or diagnosis");
    return 2;
}

var quick = args.Contains("--quick");
var measured = Measurements.Of(quick ? Extent.Quick : Extent.Full, step => Console.Error.WriteLine($"measuring {step}"));
var page = VerdictsPage.Of(measured);
if (!quick)
{
    File.WriteAllText(Path.Combine(Repository.Root, "docs", "verdicts.md"), page);
}

Console.Write(page);
foreach (var contradiction in measured.Contradictions)
{
    Console.Error.WriteLine(contradiction);
}

return measured.Contradictions.Any() ? 1 : 0;
