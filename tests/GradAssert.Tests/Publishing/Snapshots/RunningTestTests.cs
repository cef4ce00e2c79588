using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

/// <summary>Each class has snapshots of its own, whatever the file it is written in.</summary>
public class RunningTestTests
{
    const string SourceFile = "/tests/File.cs";

    [Fact]
    public void The_class_is_the_one_that_the_method_is_written_in() => Assert.Equal("RunningTestTests", Of(nameof(The_class_is_the_one_that_the_method_is_written_in)));

    [Fact]
    public void A_nested_class_is_named_with_what_is_around_it() => Assert.Equal("RunningTestTests.Inner", Inner.Check());

    [Fact]
    public async Task After_an_await_it_is_the_same()
    {
        await Task.Yield();
        Assert.Equal("RunningTestTests", Of(nameof(After_an_await_it_is_the_same)));
        Assert.Equal("RunningTestTests", await Task.Run(() => Of(nameof(After_an_await_it_is_the_same))));
    }

    [Fact]
    public void Lambdas_and_local_functions_belong_to_their_method()
    {
        var one = 1;
        Assert.Equal(["RunningTestTests", "RunningTestTests"], [.. new[] { 1, 2 }.Select(i => Local(i + one))]);

        static string Local(int i) => i > 0 ? Of(nameof(Lambdas_and_local_functions_belong_to_their_method)) : "";
    }

    [Fact]
    public void A_method_that_is_not_running_leaves_the_source_file() => Assert.Equal("File", Of("Elsewhere"));

    // A framework calls the test by reflection, and has methods of any name.
    [Fact]
    public void What_calls_the_test_is_not_looked_at() => Assert.Equal("File", Of("Invoke"));

    [Fact]
    public void The_framework_knows_the_class_that_runs()
    {
        Assert.Equal("Derived", new Derived().InTheory());
        Assert.Equal("OtherDerived", new OtherDerived().InTheory());
        Assert.Equal("Generic(Single)", new Generic<float>().InTheory());
        Assert.Equal("Generic(Dictionary(String,Int32))", new Generic<Dictionary<string, int>>().InTheory());
        Assert.Equal("Generic(Single[])", new Generic<float[]>().InTheory());
        Assert.Equal("RunningTestTests.Nest(Int32).Egg(Double)", ClassName.Of(typeof(Nest<int>.Egg<double>)));
        Assert.Equal("RunningTestTests.Nest(T)", ClassName.Of(typeof(Nest<>)));
    }

    [Fact]
    public void Two_generic_classes_have_full_names_of_their_own_although_they_are_written_alike()
    {
        var (one, other) = (Running(typeof(Generic<Inner>)), Running(typeof(Generic<Outer.Inner>)));
        Assert.Equal("Generic(RunningTestTests.Inner)", one.Class);
        Assert.NotEqual(one.FullName, other.FullName);
    }

    [Fact]
    public void An_abstract_class_without_a_framework_needs_a_name() => Assert.Equal(
        """
        Several classes can run Abstract.Check, each with a snapshot of its own, and outside [GradientTheory] the one that runs is unknown.

        Name it, GradAssert.MatchesSnapshot(report, name: GetType().Name), or make the test a [GradientTheory].
        """, Assert.Throws<GradientSnapshotException>(() => new Derived().Check(null)).Message);

    [Fact]
    public void A_generic_class_without_a_framework_needs_a_name() => Assert.Contains(
        "(report, name: typeof(TNumber).Name), or make",
        Assert.Throws<GradientSnapshotException>(() => new Generic<float>().Check(null)).Message, StringComparison.Ordinal);

    [Fact]
    public void With_a_name_each_has_a_snapshot_of_its_own()
    {
        DiffEngine.BuildServerDetector.Detected = true;
        using var folder = new Folder();
        Assert.Throws<GradientSnapshotException>(() => new Derived().Check("Derived", folder.File("File.cs")));
        Assert.Throws<GradientSnapshotException>(() => new OtherDerived().Check("OtherDerived", folder.File("File.cs")));
        Assert.Equal(["Abstract.Check_Derived_asis.received.txt", "Abstract.Check_OtherDerived_asis.received.txt"], folder.Names);
    }

    // Both were File.Check_asis once, and approved each other.
    [Fact]
    public void Two_classes_of_one_file_do_not_approve_each_other()
    {
        DiffEngine.BuildServerDetector.Detected = true;
        using var folder = new Folder();
        foreach (var type in new[] { typeof(Derived), typeof(OtherDerived) })
        {
            GradientCheckHost.Current = new() { TestClass = type };
            Assert.Throws<GradientSnapshotException>(() => GradAssert.MatchesSnapshot(Saddle.Report(), null, folder.File("File.cs"), "Check"));
        }

        GradientCheckHost.Current = null;
        Assert.Equal(["Derived.Check_asis.received.txt", "OtherDerived.Check_asis.received.txt"], folder.Names);
    }

    // A method that two tests check through wants one file for both of them.
    [Fact]
    public void Two_tests_that_check_through_one_method_clash()
    {
        DiffEngine.BuildServerDetector.Detected = true;
        using var folder = new Folder();
        string Check(string test)
        {
            GradientCheckHost.Current = new() { TestClass = typeof(Derived), TestMethod = test };
            return Assert.Throws<GradientSnapshotException>(() => GradAssert.MatchesSnapshot(Saddle.Report(), null, folder.File("File.cs"), "Shared")).Message;
        }

        Assert.StartsWith("There is no approved snapshot", Check("One"), StringComparison.Ordinal);
        Assert.Matches(@"^Two tests want the snapshot Derived\.Shared_asis\.verified\.txt: \S+Derived\.One and \S+Derived\.Other\.\n", Check("Other"));
        GradientCheckHost.Current = null;
    }

    static string Of(string member) => RunningTest.Of(SourceFile, member).Class;

    static RunningTest Running(Type type)
    {
        GradientCheckHost.Current = new() { TestClass = type };
        try
        {
            return RunningTest.Of(SourceFile, "Check");
        }
        finally
        {
            GradientCheckHost.Current = null;
        }
    }

    sealed class Inner
    {
        public static string Check() => Of(nameof(Check)) + "";
    }

    static class Nest<T>
    {
        public static class Egg<TShell>;
    }
}

public static class Outer
{
    public sealed class Inner;
}

public abstract class Abstract
{
    protected string Source { get; init; } = "/tests/File.cs";

    public void Check(string? name, string? file = null) => GradAssert.MatchesSnapshot(Saddle.Report(), name, file ?? Source);

    public string InTheory()
    {
        GradientCheckHost.Current = new() { TestClass = GetType() };
        try
        {
            return RunningTest.Of("/tests/File.cs", nameof(InTheory)).Class;
        }
        finally
        {
            GradientCheckHost.Current = null;
        }
    }
}

public sealed class Derived : Abstract;

public sealed class OtherDerived : Abstract;

public sealed class Generic<TNumber> : Abstract
{
    public void Check(string? name) => GradAssert.MatchesSnapshot(Saddle.Report(), name, Source);
}
