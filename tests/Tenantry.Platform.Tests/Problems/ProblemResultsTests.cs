using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Tests.Problems;

public sealed class ProblemResultsTests
{
    [Theory]
    [InlineData(ProblemKind.Invalid, 400)]
    [InlineData(ProblemKind.Unauthenticated, 401)]
    [InlineData(ProblemKind.PaymentRequired, 402)]
    [InlineData(ProblemKind.Forbidden, 403)]
    [InlineData(ProblemKind.NotFound, 404)]
    [InlineData(ProblemKind.Conflict, 409)]
    [InlineData(ProblemKind.RateLimited, 429)]
    [InlineData(ProblemKind.Unavailable, 503)]
    public void EveryKind_HasItsStatus(ProblemKind kind, int status) => ProblemResults.StatusOf(kind).ShouldBe(status);

    [Fact]
    public void EveryKind_HasAnErrorStatus() => Enum.GetValues<ProblemKind>().ShouldAllBe(kind => ProblemResults.StatusOf(kind) >= 400);

    [Fact]
    public void ProblemDetails_ContainCodeFieldAndDetails()
    {
        var details = new Problem(ProblemKind.Invalid, "test.wrong", "Enter another value.").WithField("name")
            .WithDetail("limit", 5).ToDetails();
        details.Detail.ShouldBe("Enter another value.");
        details.Extensions["code"].ShouldBe("test.wrong");
        details.Extensions["field"].ShouldBe("name");
        details.Extensions["limit"].ShouldBe(5);
    }
}
