namespace global

open GradientTesting

/// A line through points, by least squares, with an L2 term that keeps its slopes small.
type RidgeRegression() =
    let x = [| [| 0.5; 1.2 |]; [| 1.0; -0.4 |]; [| 1.5; 0.3 |]; [| 2.0; 2.1 |]; [| 3.0; -1.0 |] |]
    let y = [| 1.1; 1.9; 3.2; 4.1; 5.8 |]
    let n = float x.Length
    let w, dw = [| 0.0; 0.0 |], [| 0.0; 0.0 |]
    let b, db = [| 0.0 |], [| 0.0 |]
    let mutable lambda = 0.5

    let error i = w[0] * x[i][0] + w[1] * x[i][1] + b[0] - y[i]
    let average f = List.averageBy f [ 0 .. x.Length - 1 ]

    interface IGradientModel with
        member _.Components = [| Component.Of("w", w, dw); Component.Of("b", b, db) |]

        member _.Cost() =
            average (fun i -> error i * error i) + lambda / (2.0 * n) * Array.sumBy (fun value -> value * value) w

        member _.ComputeGradient() =
            for j in 0 .. w.Length - 1 do
                dw[j] <- average (fun i -> 2.0 * error i * x[i][j])

            db[0] <- average (fun i -> 2.0 * error i)

    interface IInitializableModel with
        member _.Initialize random =
            w[0] <- random.NextDouble()
            w[1] <- random.NextDouble()
            b[0] <- random.NextDouble()

    interface IRegularizedModel with
        member _.Lambda
            with get () = lambda
            and set value = lambda <- value
