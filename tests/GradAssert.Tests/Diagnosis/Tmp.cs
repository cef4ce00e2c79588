using GradientTesting.Tests.Fixtures; using GradientTesting.TestModels;
namespace GradientTesting.Tests.Diagnoses;
public class Tmp { 
 [Fact] public void T1() { var b = new Basin(("W", [4, 3]), ("b", [5])) { Mistake = b => { var w = b.DW("W"); for (var i = 0; i < w.Length; i++) w[i] *= 2; } }; Assert.Fail(GradientCheck.Run(b.Model()).ToString()); }
 [Fact] public void T2() { var k = ModelZoo.Kinds.Single(k => k.Name == "GaussianMixture"); var s=""; for (var seed=1;seed<=10;seed++) { var m = k.Bugs.Single(x => x.Name=="MeanWrongSign").Create(seed); var ok=false; foreach (var run in RightModelTests.Runs(seed)) { var r = GradientCheck.Run(m, run); ok |= r.Verdict==Verdict.Mismatch; if (r.Verdict != Verdict.Mismatch) s = r.ToString(); } if (!ok) Assert.Fail(s); } }
 [Fact] public void T3() { var n = new ReluNetwork(leak: 0.1, keepProbability: 0.6, seed: 3, ReluNetworkBug.DropoutScaleMissing); Assert.Fail(GradientCheck.Run(n, GradientRun.RandomInitialization(1)).ToString()); }
}
