using Microsoft.CodeAnalysis;

namespace GradientTesting.Analyzers;

/// <summary>GradAssert's types in a compilation, and what methods of theirs a rule asks for.</summary>
internal sealed class GradientTypes
{
    readonly INamedTypeSymbol component, assert, check, model, layer, delegates, layerDelegates, run;

    GradientTypes(Func<string, INamedTypeSymbol> find)
    {
        component = find("Component");
        (assert, check) = (find("GradAssert"), find("GradientCheck"));
        (model, layer) = (find("IGradientModel"), find("IGradientLayer"));
        (delegates, layerDelegates) = (find("GradientModel"), find("GradientLayer"));
        run = find("GradientRun");
    }

    /// <summary>Null where the compilation does not refer to GradAssert.</summary>
    public static GradientTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("GradientTesting.GradientRun") is null
            ? null
            : new(name => compilation.GetTypeByMetadataName($"GradientTesting.{name}")!);

    /// <summary><c>Component.Of</c> and <c>OfValues</c>.</summary>
    public bool IsView(IMethodSymbol method) => Is(method.ContainingType, component) && method.Name is "Of" or "OfValues";

    /// <summary>A check that returns its report, asserting or not.</summary>
    public bool IsCheck(IMethodSymbol method) =>
        IsUnasserted(method)
        || (Is(method.ContainingType, assert) && method.Name.EndsWith("MatchesNumerical", StringComparison.Ordinal));

    /// <summary>A check that reports, and never throws a verdict.</summary>
    public bool IsUnasserted(IMethodSymbol method) => Is(method.ContainingType, check);

    /// <summary>A check that would take a run, in an overload that takes none.</summary>
    public bool LeavesOutRun(IMethodSymbol method) =>
        IsCheck(method) && !method.Parameters.Any(IsRun)
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Any(IsRun) && Is(other.Parameters[0].Type, method.Parameters[0].Type));

    /// <summary><c>GradientModel.Of</c> and <c>GradientLayer.Of</c>, and what else makes a model of delegates.</summary>
    public bool IsOfDelegates(IMethodSymbol method) => method.IsStatic && IsDelegates(method.ContainingType);

    public bool IsDelegates(ITypeSymbol? type) => Is(type, delegates) || Is(type, layerDelegates);

    public bool IsRun(IParameterSymbol parameter) => Is(parameter.Type, run);

    public bool IsModelOrLayer(ITypeSymbol? type) => type is not null && (Has(type, model) || Has(type, layer));

    /// <summary>True of the class of a model or layer that can drop units or draw numbers: a check sets or reseeds them.</summary>
    public static bool IsRandomByContract(ITypeSymbol type) =>
        HasDropout(type) || Implements(type, "IStochasticModel");

    public static bool HasDropout(ITypeSymbol type) =>
        Implements(type, "IDropoutModel") || Implements(type, "IDropoutLayersModel");

    public static bool Implements(ITypeSymbol type, string name) => type.AllInterfaces.Any(each => IsOurs(each) && each.Name == name);

    /// <summary>What a check calls on an instance of the class to evaluate, start, train or set it.</summary>
    public static IEnumerable<ISymbol> CalledByCheck(INamedTypeSymbol type) =>
        from each in type.AllInterfaces
        where IsOurs(each)
        from member in each.GetMembers()
        where member.Name is not ("Components" or "Inputs" or "Outputs" or "Parameters" or "Copy")
        let implementation = type.FindImplementationForInterfaceMember(member)
        where implementation is not null
        select implementation;

    /// <summary>True of a method with <c>[GradientTheory]</c>, of whatever framework.</summary>
    public static bool IsTheory(IMethodSymbol method) => TheoryOf(method) is not null;

    /// <summary>True where an instance of the test class serves all of its tests, as in NUnit.</summary>
    public static bool SharesInstance(IMethodSymbol theory) =>
        TheoryOf(theory) is { ContainingNamespace.Name: "NUnit" }
        && !new ISymbol[] { theory.ContainingType, theory.ContainingAssembly }
            .Any(symbol => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FixtureLifeCycleAttribute"));

    /// <summary>True of NUnit's <c>MatchNumericalGradient()</c> and <c>MatchNumericalBackward()</c>.</summary>
    public static bool IsConstraint(ITypeSymbol? type) => type is { Name: "MatchNumericalGradientConstraint" } && IsOurs(type);

    /// <summary>True of what makes such a constraint, and not of what goes on with one.</summary>
    public static bool StartsConstraint(IMethodSymbol method) => IsConstraint(method.ReturnType) && !IsConstraint(method.ContainingType);

    static INamedTypeSymbol? TheoryOf(IMethodSymbol method) => method.GetAttributes()
        .Select(attribute => attribute.AttributeClass).FirstOrDefault(type => type is { Name: "GradientTheoryAttribute" } && IsOurs(type));

    // GradientTesting itself, and the namespaces of the frameworks in it.
    static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "GradientTesting", ContainingNamespace.IsGlobalNamespace: true }
            or { ContainingNamespace: { Name: "GradientTesting", ContainingNamespace.IsGlobalNamespace: true } };

    static bool Has(ITypeSymbol type, ITypeSymbol contract) => Is(type, contract) || type.AllInterfaces.Any(each => Is(each, contract));

    static bool Is(ITypeSymbol? type, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, other.OriginalDefinition);
}
