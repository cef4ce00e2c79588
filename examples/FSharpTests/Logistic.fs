namespace FSharpTests

open System
open GradientTesting

//#region Model
/// Logistic regression: the mean of log(1 + exp(s)) - y·s over the samples, with s = w·x + b.
type Logistic(x: float[][], y: float[], forgetsBias: bool) =
    let w, dw = Array.zeroCreate<float> x[0].Length, Array.zeroCreate<float> x[0].Length
    let b, db = [| 0.0 |], [| 0.0 |]
    let score (sample: float[]) = b[0] + Array.fold2 (fun sum a c -> sum + a * c) 0.0 w sample

    new(x, y) = Logistic(x, y, false)

    interface IGradientModel with
        member _.Components = [| Component.Of("w", w, dw); Component.Of("b", b, db) |]

        member _.Cost() =
            Array.map2 (fun sample label -> log (1.0 + exp (score sample)) - label * score sample) x y |> Array.average

        member _.ComputeGradient() =
            let errors = Array.map2 (fun sample label -> 1.0 / (1.0 + exp -(score sample)) - label) x y

            for j in 0 .. dw.Length - 1 do
                dw[j] <- Array.map2 (fun error (sample: float[]) -> error * sample[j]) errors x |> Array.average

            db[0] <- if forgetsBias then 0.0 else Array.average errors

    interface IInitializableModel with
        member _.Initialize(random: Random) =
            for j in 0 .. w.Length - 1 do
                w[j] <- random.NextDouble() - 0.5
//#endregion
