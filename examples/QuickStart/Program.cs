using MathNet.Numerics;
using QuickStart;

// MathNet spreads products over threads unless told otherwise, which makes small ones several times slower.
Control.UseSingleThread();

var digits = Digits.First(50);
var options = new GradientCheckOptions { Log = line => Console.WriteLine($"  {line}") };

Console.WriteLine("Checking a 64-25-10 network, written by hand:\n");
var right = GradientCheck.Run(new Network(digits), options);
Console.WriteLine($"\n{right}\n");

Console.WriteLine("Checking the same network with a mistake in it: the L2 term has no gradient in dW2.\n");
var mistaken = GradientCheck.Run(new MistakenNetwork(digits), options);
Console.WriteLine($"\n{mistaken}\n");

var asExpected = right.Verdict == GradientVerdict.Match && mistaken.Verdict == GradientVerdict.Mismatch;
Console.WriteLine(asExpected
    ? "As expected: the right network matched, and the mistake was found."
    : "Not as expected: the right network should have matched, and the other one should not.");
return asExpected ? 0 : 2;
