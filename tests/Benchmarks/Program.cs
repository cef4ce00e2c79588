using GradientTesting.Benchmarks;

// verdicts            measures everything and writes docs/verdicts.md
// verdicts --quick    one seed and some kinds, and prints the page instead
// diagnosis           names every mistake at ten seeds and writes docs/measurements/diagnosis.md
// diagnosis show SEED lists the mistakes of one seed that get no name, or a wrong one
// performance         times and counts everything and writes docs/performance.md; on a machine that does nothing else
// performance --quick the same in small, and prints the page instead
// hardset             checks models that are drawn at random and writes docs/measurements/hard-set.md; can be resumed
// hardset show        replays one of them
// sizes               sweeps over sizes of layers with mistakes and writes docs/measurements/sizes.md
// names               names the mistakes of a catalogue at ten seeds and writes docs/measurements/names.md
// layers              times the check of two layers against a loop by hand and writes docs/measurements/layers.md
// derivatives         checks derivatives of all kinds, right and wrong, and writes docs/measurements/derivatives.md
// ablation            takes out each mechanism on a copy of the source, checks a tenth of the hard set with each, and writes
//                     docs/measurements/ablation.md; can be resumed
if (args is ["diagnosis"])
{
    return DiagnosisPage.Write();
}

if (args is ["diagnosis", "--from", var firstNamed, "--seeds", var namedSeeds])
{
    return DiagnosisPage.Write(
        int.Parse(firstNamed, System.Globalization.CultureInfo.InvariantCulture), int.Parse(namedSeeds, System.Globalization.CultureInfo.InvariantCulture));
}

if (args is ["diagnosis", "show", var shown])
{
    return DiagnosisPage.Show(int.Parse(shown, System.Globalization.CultureInfo.InvariantCulture));
}

if (args is ["performance"] or ["performance", "--quick"])
{
    return PerformancePage.Write(quick: args.Length > 1);
}

if (args is ["sizes"])
{
    return SizesPage.Write();
}

if (args is ["names", .. var ofNames])
{
    return NamesPage.Run(ofNames);
}

if (args is ["derivatives", .. var ofDerivatives])
{
    return DerivativesPage.Run(ofDerivatives);
}

if (args is ["layers"])
{
    return LayersPage.Write();
}

if (args is ["hardset", .. var rest])
{
    return HardSetCommand.Run(rest);
}

if (args is ["ablation", .. var ofAblation])
{
    return AblationCommand.Run(ofAblation);
}

if (args is not ["verdicts", ..] || args.Skip(1).Any(arg => arg != "--quick"))
{
    Console.Error.WriteLine(
        "Expected: verdicts [--quick], diagnosis [--from SEED --seeds COUNT | show SEED], performance [--quick], sizes, layers, derivatives, or\n"
            + HardSetCommand.Usage + "\n" + AblationCommand.Usage);
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
