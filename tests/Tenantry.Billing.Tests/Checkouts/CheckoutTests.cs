using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Tests.Checkouts;

public sealed class CheckoutTests
{
    [Fact]
    public async Task PaidCheckout_CreatesAnActiveSubscription_ThroughTheSignedWebhook()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var subscription = (await billing.SubscriptionsAsync()).ShouldHaveSingleItem();
        subscription.Status.ShouldBe(SubscriptionStatus.Active);
        subscription.Price.ShouldBe(new RecurringPrice(10.Usd(), Interval.Month));
        subscription.HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue();
        subscription.MonthlyMinorUnits.ShouldBe(1000);
        billing.Recorder.Of<SubscriptionStarted>().ShouldHaveSingleItem();
        billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem().Amount.ShouldBe(10.Usd());
    }

    [Fact]
    public async Task DeclinedCard_IsReported_AndCreatesNoSubscription()
    {
        await using var billing = await BillingApp.StartAsync();
        var page = await billing.BuyAsync("academy", "monthly", card: "4000000000000002");
        (await page.Content.ReadAsStringAsync()).ShouldContain("declined");
        (await billing.SubscriptionsAsync()).ShouldBeEmpty();
        billing.Recorder.Of<PaymentReceived>().ShouldBeEmpty();
    }

    [Fact]
    public async Task SecondClick_LeadsToTheSamePage_AndNotToASecondCheckout()
    {
        await using var billing = await BillingApp.StartAsync();
        await using var scope = billing.App.For(billing.Tenant);
        var first = await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default);
        var second = await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default);
        second.Value.ShouldBe(first.Value);
    }

    [Fact]
    public async Task SubscribedProduct_IsNotSoldTwice()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        await using var scope = billing.App.For(billing.Tenant);
        var again = await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default);
        again.Problem!.Code.ShouldBe("billing.already_subscribed");
    }

    [Fact]
    public async Task UnknownPlan_IsRefused()
    {
        await using var billing = await BillingApp.StartAsync();
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<StartCheckout>().RunAsync("academy", "weekly", default)).Problem!.Code.ShouldBe("billing.plan_not_found");
    }

    [Fact]
    public async Task UnreachableProvider_IsATemporaryProblem_AndTheSameAttemptContinuesLater()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.Stripe.StopAsync(CancellationToken.None);
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default)).Problem!.Code.ShouldBe("billing.provider_unavailable");
        (await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default)).Problem!.Code.ShouldBe("billing.provider_unavailable");
        (await billing.QueryAsync(db => db.Set<Checkout>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Trial_GrantsAccess_AndNoRevenue_UntilItIsPaid()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("trial", "monthly");
        var trial = (await billing.SubscriptionsAsync()).ShouldHaveSingleItem();
        trial.Status.ShouldBe(SubscriptionStatus.Trialing);
        trial.MonthlyMinorUnits.ShouldBe(0);
        await billing.AdvanceAsync(TimeSpan.FromDays(8));
        var paid = (await billing.SubscriptionsAsync()).ShouldHaveSingleItem();
        paid.Status.ShouldBe(SubscriptionStatus.Active);
        paid.MonthlyMinorUnits.ShouldBe(2000);
    }

    [Fact]
    public async Task OneOffPurchase_IsRevenue_AndNoSubscription()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("coaching", "session");
        (await billing.SubscriptionsAsync()).ShouldBeEmpty();
        var payment = billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem();
        payment.Amount.ShouldBe(500.Usd());
        payment.Subscription.ShouldBeNull();
        (payment.Product, payment.Plan).ShouldBe(("coaching", "session"));
    }

    [Fact]
    public async Task OneOffPurchase_HasAnInvoice_AndItsPaymentNamesThePurchase()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("coaching", "session");
        var invoice = await billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync());
        (invoice.Status, invoice.TotalMinor, invoice.Product,
            invoice.SubscriptionId).ShouldBe((InvoiceStatus.Paid, 50_000, "coaching", null));
        billing.Recorder.Of<PaymentReceived>().Single().Reference.ShouldBe(invoice.GatewayId);
        var payment = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        (payment.Reference, payment.Product).ShouldBe((invoice.GatewayId, "coaching"));
        var intent = await billing.SendToStripeAsync(HttpMethod.Get, $"/v1/payment_intents/{payment.GatewayId}");
        intent.GetProperty("metadata").GetProperty("tenantry_plan").GetString().ShouldBe("coaching/session");
    }
}
