using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.PaymentMethods;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Tests billing with a payment provider that has only the required core: it sells, and refuses clearly what the provider cannot do.
/// </summary>
public sealed class GatewayCapabilityTests : IAsyncLifetime
{
    private const string Missing = "billing.gateway_capability_missing";
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync(billing => billing.UseGateway<CoreGateway>());
        await _billing.BuyAsync("studio", "solo");
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Subscription_IsSold_Renewed_AndCanceled_WithTheCoreAlone()
    {
        var subscription = (await _billing.SubscriptionsAsync()).Single();
        subscription.Status.ShouldBe(SubscriptionStatus.Active);
        await _billing.AdvanceAsync(subscription.PeriodEnd - subscription.PeriodStart + TimeSpan.FromHours(2));
        (await _billing.SubscriptionsAsync()).Single().PeriodStart.ShouldBe(subscription.PeriodEnd);
        (await DoAsync<CancelSubscription, Result<DateTimeOffset>>(cancel =>
            cancel.RunAsync(subscription.Id, ends: true, null, default))).IsProblem
            .ShouldBeFalse();
    }

    [Fact]
    public async Task PauseAndPlanChange_AreRefused_WithTheNameOfTheCapability()
    {
        var subscription = (await _billing.SubscriptionsAsync()).Single();
        (await DoAsync<PauseSubscription, Result>(pause => pause.RunAsync(subscription.Id, 7, default))).Problem!.Code.ShouldBe(Missing);
        (await DoAsync<QuotePlanChange, Result<QuoteResult>>(quote =>
            quote.RunAsync(subscription.Id, "team", null, null, default))).Problem!.Code
            .ShouldBe(Missing);
    }

    [Fact]
    public async Task PortalAndRefund_AreRefused_WithTheNameOfTheCapability()
    {
        (await DoAsync<CreatePortalSession, Result<string>>(portal => portal.RunAsync(PortalFlow.Card, default))).Problem!.Code
            .ShouldBe(Missing);
        var payment = await _billing.QueryAsync(db => db.Set<Payment>().SingleAsync());
        (await DoAsync<RefundPayment, Result>(refund => refund.RefundAllAsync(payment.GatewayId, "Sorry", default))).Problem!.Code
            .ShouldBe(Missing);
    }

    [Fact]
    public async Task SearchForMissedEvents_DoesNothing_IfTheProviderHasNoEventHistory() =>
    await DoAsync<FindMissedEvents, bool>(async job =>
    {
        await job.RunAsync(default);
        return true;
    });

    private async Task<TResult> DoAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return await act(scope.Get<TService>());
    }
}
