using Microsoft.Extensions.Time.Testing;

namespace Tenantry.Kernel.Tests;

public sealed class ResultTests
{
    private static readonly Problem Missing = new(ProblemKind.NotFound, "kernel.missing", "There is no such thing.");

    [Fact]
    public void Value_IsNoProblem()
    {
        Result<string> result = "yes";
        result.IsProblem.ShouldBeFalse();
        result.Value.ShouldBe("yes");
    }

    [Fact]
    public void Problem_HasNoValue()
    {
        Result<string> result = Missing;
        result.IsProblem.ShouldBeTrue();
        result.Value.ShouldBeNull();
        result.Problem!.Code.ShouldBe("kernel.missing");
    }

    [Fact]
    public void Facts_AreAdded_AndTheOriginalStaysAsItWas()
    {
        var told = Missing.With("limit", 10).On("name").Saying("Look elsewhere.");
        told.Facts["limit"].ShouldBe(10);
        told.Field.ShouldBe("name");
        told.Code.ShouldBe(Missing.Code);
        Missing.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void NewIds_SortByTime_AndTheHostIsNotTheEmptyOne()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var ids = Enumerable.Range(0, 3).Select(_ => TenantId.New(clock).ToString()).ToList();
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        TenantId.Host.ShouldNotBe(default);
    }
}
