namespace GradientTesting;

/// <summary>A network that disagrees, layer by layer: each a check of its own, at what the layer really gets.</summary>
internal sealed class NetworkCheck
{
    readonly IReadOnlyList<IGradientLayer> layers;
    readonly ModelUnderTest network;
    readonly GradientCheckOptions options;
    readonly (TensorView View, TensorCopy Copy)[] before;

    NetworkCheck(ILayeredModel network, GradientCheckOptions options)
    {
        (layers, this.network, this.options) = (network.Layers, ModelUnderTest.Of(network), options);
        before = [.. layers.SelectMany(Views)
            .Where(view => view is { Exists: true, IsWritable: true })
            .Select(view => (view, view.Copy()))];
    }

    /// <summary>The report with the layers that are wrong alone, in place of what the order of components says.</summary>
    public static GradientReport WithLayers(IGradientModel model, GradientReport report, GradientCheckOptions options) =>
        report.Verdict == GradientVerdict.Mismatch && model is ILayeredModel { Layers.Count: > 0 } network
            ? new NetworkCheck(network, options).Of(report)
            : report;

    GradientReport Of(GradientReport report)
    {
        var host = GradientCheckHost.Current;
        try
        {
            // The report of a part is not the report of the test.
            GradientCheckHost.Current = host is null ? null : new()
            {
                CancellationToken = host.CancellationToken, Stopped = host.Stopped, Log = host.Log,
            };
            Received[] received = Receive(report.Shown.Run);
            (int Layer, GradientReport? Report)[] alone = [.. layers.Select((layer, l) => (l, Alone(layer, received[l])))];
            return report.WithLayers(
                Sentence(alone, report),
                [.. alone.Select(each => new LayerVerdict(layers[each.Layer].Name, each.Report?.Verdict, WrongOf(each.Report)))]);
        }
        catch (GradientContractException)
        {
            // That the network is wrong is known, and must not be hidden.
            return report.WithLayers(null, []);
        }
        finally
        {
            GradientCheckHost.Current = host;
            Array.ForEach([.. before.Where(each => each.View.Exists && each.View.Length == each.Copy.Length)], each => each.Copy.Restore());
        }
    }

    /// <summary>What each layer gets in the run: its inputs, parameters and upstream gradient.</summary>
    Received[] Receive(GradientRun run)
    {
        using var use = ExclusiveUse.Of(network);
        return ModelState.Save(network).Guard(() =>
        {
            network.BeginRun(run.Seed);
            _ = Preparation.Of(network, run, options.Initializer, jittersToo: true);
            _ = network.Cost();
            network.ComputeGradient();
            return layers.Select(layer => new Received(
                [.. layer.Inputs.Concat(layer.Parameters).Select(component => component.Values.Copy().ToArray())],
                [.. layer.Outputs.Select(output => output.Gradient.Exists ? output.Gradient.Copy().ToArray() : [])])).ToArray();
        });
    }

    /// <returns>Null where the layer got nothing, or cannot be checked alone.</returns>
    GradientReport? Alone(IGradientLayer layer, Received received)
    {
        if (received.Upstream.All(upstream => upstream.All(number => number == 0)))
        {
            return null;
        }

        foreach (var (component, values) in layer.Inputs.Concat(layer.Parameters).Zip(received.Values))
        {
            for (var i = 0; i < values.Length; i++)
            {
                component.Values[i] = values[i];
            }
        }

        try
        {
            var subject = ModelUnderTest.Of(LayerModel.Of(layer, UpstreamGradient.Of(received.Upstream)));
            return ModelCheck.ReportOf(subject, [GradientRun.AsIs], options);
        }
        catch (GradientContractException)
        {
            return null;
        }
    }

    string? Sentence((int Layer, GradientReport? Report)[] reports, GradientReport report)
    {
        var wrong = reports.Where(each => each.Report?.Verdict == GradientVerdict.Mismatch).ToArray();
        return wrong.Length > 0 ? string.Join("; ", wrong.Select(each => Sentence(each.Layer, each.Report!)))
            : Array.TrueForAll(reports, each => each.Report?.Verdict == GradientVerdict.Match)
                ? "each layer is right alone: " + (PartlyRight(report) is { } layer
                    ? FormattableString.Invariant($"what layer {layer} receives is right, since not all of its gradients are wrong: look ")
                        + "at a term of the cost that reaches parameters by themselves, as a penalty does, and at what is done with "
                        + "gradients behind the backward pass"
                    : "look at the gradient of the loss, which the last layer receives, at how the network joins the layers, at gradients "
                        + "that are not handed on or not added, and at terms of the cost that reach parameters by themselves")
            : null;
    }

    /// <returns>A layer of which some parameters are wrong in the network, and others right and not zero; null where none is.</returns>
    int? PartlyRight(GradientReport report)
    {
        var found = report.Shown.Components.ToLookup(component => component.Name);
        bool Has(int l, Predicate<ComponentReport> isSo) => layers[l].Parameters
            .Any(parameter => found[parameter.Name]
                .Concat(found[FormattableString.Invariant($"{l}.{parameter.Name}")]).Any(component => isSo(component)));
        return Enumerable.Range(0, layers.Count).Where(l => Has(l, component => component.Verdict == GradientVerdict.Mismatch)
            && Has(l, component => component is { Verdict: GradientVerdict.Match, IsInactive: false }))
            .Select(l => (int?)l).FirstOrDefault();
    }

    string Sentence(int l, GradientReport report)
    {
        var (shown, wrong) = (report.Shown, WrongOf(report));
        var gradients = wrong.Select(name => !shown.Inputs.Contains(name) ? $"gradient of {name}"
            : shown.Inputs.Count == 1 ? "input gradient" : $"gradient of input {name}");
        var why = report.Diagnosis is { } diagnosis ? $" ({diagnosis.Sentence})" : "";
        var name = layers[l].Name == GradientLayer.Unnamed ? "" : $", {layers[l].Name}";
        return FormattableString.Invariant($"layer {l}{name}: {string.Join(", ", gradients)}{why}");
    }

    static string[] WrongOf(GradientReport? report) => report is null ? []
        : [.. report.Shown.Components.Where(component => component.Verdict == GradientVerdict.Mismatch)
            .Select(component => component.Name)];

    static IEnumerable<TensorView> Views(IGradientLayer layer) => layer.Inputs.Concat(layer.Parameters).Concat(layer.Outputs)
        .SelectMany(component => (TensorView[])[component.Values, component.Gradient]);

    readonly record struct Received(double[][] Values, double[][] Upstream);
}
