using Microsoft.Extensions.Time.Testing;

namespace Tenantry.Kernel.Tests;

public sealed class ResultTests
{
    private static readonly Problem Missing = new(ProblemKind.NotFound, "kernel.missing", "The object doesn't exist.");

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
    public void Details_AreAdded_AndTheOriginalDoesNotChange()
    {
        var problem = Missing.WithDetail("limit", 10).WithField("name").WithMessage("Search again.");
        problem.Details["limit"].ShouldBe(10);
        problem.Field.ShouldBe("name");
        problem.Code.ShouldBe(Missing.Code);
        Missing.Details.ShouldBeEmpty();
    }

    [Fact]
    public void NewIds_SortByTime_AndTheHostIsNotTheDefault()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero))
            { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var ids = Enumerable.Range(0, 3).Select(_ => TenantId.New(clock).ToString()).ToList();
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        TenantId.Host.ShouldNotBe(default);
    }
}
