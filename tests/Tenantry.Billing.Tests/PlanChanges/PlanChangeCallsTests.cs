using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Tests.Gateways;

namespace Tenantry.Billing.Tests.PlanChanges;

/// <summary>Tests the number of calls to the provider: the customer waits for each of them.</summary>
public sealed class PlanChangeCallsTests
{
    [Fact]
    public async Task Upgrade_CallsTheProviderThreeTimes_AndStoresTheResponse()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var quote = await PlanChangeTests.QuoteAsync(billing, id, "team");
        await billing.DropWebhooksAsync(1000);
        var calls = ConnectionGuard.Record();
        (await PlanChangeTests.ApplyAsync(billing, quote.Id)).IsProblem.ShouldBeFalse();
        calls.ShouldBe(
        [
            nameof(IPaymentGateway.FindSubscriptionAsync), nameof(IGatewaySubscriptionChanges.PreviewChangeAsync),
            nameof(IGatewaySubscriptionChanges.ChangeSubscriptionAsync),
        ]);
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team", "it needs no webhook and no further read");
    }

    [Fact]
    public async Task UpgradeThatReplacesAScheduledChange_CallsTheProviderFourTimes()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "team");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var later = await PlanChangeTests.QuoteAsync(billing, id, "solo");
        later.Timing.ShouldBe(ChangeTiming.PeriodEnd);
        var calls = ConnectionGuard.Record();
        (await PlanChangeTests.ApplyAsync(billing, later.Id)).IsProblem.ShouldBeFalse();
        calls.ShouldBe(
        [
            nameof(IPaymentGateway.FindSubscriptionAsync), nameof(IPaymentGateway.EnsurePriceAsync),
            nameof(IGatewayScheduledChanges.ScheduleChangeAsync),
        ], "no one bought that plan before, so the provider does not have its price yet");
        await billing.WaitForIdleAsync();

        var quote = await PlanChangeTests.QuoteAsync(billing, id, "house");
        // A webhook whose read overlaps with the change makes the response uncertain and causes one more read.
        await billing.DropWebhooksAsync(1000);
        calls = ConnectionGuard.Record();
        (await PlanChangeTests.ApplyAsync(billing, quote.Id)).IsProblem.ShouldBeFalse();
        calls.ShouldBe(
        [
            nameof(IPaymentGateway.FindSubscriptionAsync), nameof(IGatewaySubscriptionChanges.PreviewChangeAsync),
            nameof(IGatewayScheduledChanges.ReleaseScheduleAsync), nameof(IGatewaySubscriptionChanges.ChangeSubscriptionAsync),
        ]);
        var now = (await billing.SubscriptionsAsync()).Single();
        (now.Plan, now.Pending).ShouldBe(("house", null));
    }
}
