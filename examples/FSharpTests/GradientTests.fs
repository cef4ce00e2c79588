module FSharpTests.GradientTests

//#region Opens
open System
open Xunit // before GradientTesting, in which Xunit is a namespace too
open GradientTesting
open GradientTesting.Xunit
//#endregion

let private x = [| [| 0.5; -1.0 |]; [| 1.5; 0.2 |]; [| -0.7; 0.9 |] |]
let private y = [| 1.0; 0.0; 1.0 |]

//#region Theory
[<GradientTheory>]
let ``gradient of the likelihood`` (run: GradientRun) =
    GradAssert.MatchesNumerical(Logistic(x, y), run) |> ignore
//#endregion

//#region Function
[<Fact>]
let ``gradient of Rosenbrock's function`` () =
    let cost (p: float[]) = (1.0 - p[0]) ** 2.0 + 100.0 * (p[1] - p[0] * p[0]) ** 2.0

    let gradient (p: float[]) =
        [| -2.0 * (1.0 - p[0]) - 400.0 * p[0] * (p[1] - p[0] * p[0]); 200.0 * (p[1] - p[0] * p[0]) |]

    GradAssert.MatchesNumerical(cost, gradient, [| -1.2; 1.0 |]) |> ignore
//#endregion

//#region Layer
[<Fact>]
let ``backward pass of tanh`` () =
    let mutable y: float[] = [||]

    let forward (x: float[]) =
        y <- Array.map tanh x
        y

    let backward (dy: float[]) = Array.map2 (fun dy y -> dy * (1.0 - y * y)) dy y
    GradAssert.BackwardMatchesNumerical(Func<float[], float[]>(forward), Func<float[], float[]>(backward), [| 0.4; -1.3 |]) |> ignore
//#endregion

//#region Delegates
[<Fact>]
let ``a model of functions`` () =
    let w, dw = [| 0.3; -0.8 |], [| 0.0; 0.0 |]

    let model =
        GradientModel.Of(
            [| Component.Of("w", w, dw) |],
            (fun () -> w |> Array.sumBy (fun value -> cosh value)),
            (fun () -> w |> Array.iteri (fun i value -> dw[i] <- sinh value))
        )

    GradAssert.MatchesNumerical(model, GradientCheckOptions(Seeds = 2)) |> ignore
//#endregion

[<Fact>]
let ``a bias that is forgotten is named`` () =
    let mismatch =
        Assert.Throws<GradientMismatchException>(fun () ->
            GradAssert.MatchesNumerical(Logistic(x, y, true), GradientRun.RandomInitialization 0) |> ignore)

    Assert.StartsWith("The gradient of b is not the gradient of the cost. That of w is.", mismatch.Message)
