module RidgeRegressionTests

open GradientTesting
open GradientTesting.Xunit

[<GradientTheory>]
let ``Gradient of the cost`` (run: GradientRun) =
    GradAssert.MatchesNumerical(RidgeRegression(), run) |> ignore
