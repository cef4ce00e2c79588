module RidgeRegressionTests

open GradientTesting
open GradientTesting.NUnit

[<GradientTheory>]
let ``Gradient of the cost`` (run: GradientRun) =
    GradAssert.MatchesNumerical(RidgeRegression(), run) |> ignore
