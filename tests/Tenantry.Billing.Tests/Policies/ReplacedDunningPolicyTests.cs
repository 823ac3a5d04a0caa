using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Policies;

public sealed class ReplacedDunningPolicyTests
{
    [Fact]
    public async Task CustomPolicy_EndsAccessWithTheFirstFailure_AndRetriesOnItsOwnDay()
    {
        await using var billing = await DunningApp.StartAsync(beside: builder => builder.Services.AddSingleton<IDunningPolicy, NoGrace>());
        var unpaid = await billing.CaseAsync();
        var failed = await billing.SubscriptionAsync();
        (unpaid.Stage, unpaid.StartedAt).ShouldBe((DunningStage.Suspended, failed.PeriodStart));
        (failed.AccessUntil, failed.HasAccess(billing.Stripe.Clock.GetUtcNow())).ShouldBe((failed.PeriodStart, false));
        (await billing.EmailsAsync()).ShouldBe(["access_suspended"]);
        unpaid.NextRetryAt.ShouldBe(unpaid.StartedAt.AddHours(12));

        await billing.AdvanceAndRunAsync(TimeSpan.FromHours(12));
        var retried = await billing.CaseAsync();
        (retried.RetryCount, retried.NextRetryAt).ShouldBe((1, null), "a retry is not repeated");
    }

    private sealed class NoGrace : IDunningPolicy
    {
        public DunningSteps GetSteps(DunningContext context) => new(
            context.StartedAt, context.StartedAt, context.StartedAt, context.StartedAt.AddDays(20), context.StartedAt.AddHours(12));
    }
}
