using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Ownership;

/// <summary>A second payment that nevertheless arrives is ended, refunded and reported to the buyer.</summary>
public sealed class SecondPaymentTests(BugShop shop) : Buyer(shop), IClassFixture<BugShop>
{
    [Fact]
    public async Task SecondPaymentThatArrives_IsEndedAndRefunded_AndTheBuyerIsEmailed()
    {
        await PayAsync(new("bugs", "pro"));
        var first = (await LiveAsync()).Single();
        await SubscribeAtStripeAsync("bugs", "pro");
        await Billing.SettleAsync();

        (await LiveAsync()).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        (await Billing.SubscriptionsAsync(Tenant)).ShouldHaveSingleItem("a duplicate is not shown as a plan");
        var duplicate = (await RowsAsync()).Single(row => row.DuplicateOf != null);
        (duplicate.DuplicateOf, duplicate.Status).ShouldBe((first.Id, SubscriptionStatus.Canceled));
        var payments = await PaymentsAsync();
        payments.Select(payment => (payment.AmountMinor, payment.RefundedMinor)).Order().ShouldBe([(100_00, 0), (100_00, 100_00)]);
        Billing.Recorder.Of<SubscriptionStarted>().Count(started => started.Subscription.Tenant == Tenant).ShouldBe(1);
        (await EmailsAsync()).ShouldHaveSingleItem().ShouldContain("$100.00");
        (await Billing.QueryAsync(db => db.Database.SqlQuery<int>(
            $"""
            select count(*)::int as "Value" from platform.audit_entry
            where action = 'billing.duplicate.refunded' and subject = {$"subscription/{duplicate.Id}"}
            """)
            .SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task OrderWhileThePaymentOfAnotherPageIsOnItsWay_IsRefused()
    {
        var page = await StartAsync(new("bugs", "pro"));
        await Billing.DropWebhooksAsync(40);
        (await Billing.PayWithoutWaitingAsync(page.Value!, Visa)).Dispose();
        (await StartAsync(new("bugs", "max"))).Problem!.Code.ShouldBe("billing.paid_elsewhere");
        await Billing.DropWebhooksAsync(0);
    }

    [Fact]
    public async Task SubscriptionMovedToAnOwnedProductAtTheProvider_IsNotTakenForASecondPurchase()
    {
        await PayAsync(new("bugs", "pro"));
        await PayAsync(new("academy", "monthly"));
        var rows = await RowsAsync();
        var moved = rows.Single(row => row.Product == "academy").GatewayId;
        var item = (await Billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{moved}"))
            .GetProperty("items").GetProperty("data")[0].GetProperty("id").GetString()!;
        await Billing.DropWebhooksAsync(1);
        await Billing.PostToStripeAsync($"/v1/subscriptions/{moved}", ("items[0][id]", item),
            ("items[0][price]", await PriceAsync("bugs", "pro")), ("proration_behavior", "none"));
        await Billing.SettleAsync();
        await using var scope = Billing.App.For(Tenant);
        (await scope.Get<SyncSubscription>().RunAsync(moved, default)).Problem!.Code.ShouldBe("billing.product_in_use");
        (await LiveAsync()).Select(row => row.Product).Order().ShouldBe(["academy", "bugs"]);
    }

    [Fact]
    public async Task GuestWithAKnownAddress_IsRefunded_BecauseTheAccountHasTheProduct()
    {
        var email = $"{Tenant}@guests.example";
        await PayAsGuestAsync(email);
        await PayAsGuestAsync(email);

        var rows = await Billing.QueryAsync(db => db.Set<GuestCheckout>().AsNoTracking().Where(guest => guest.AssignedTo != null)
            .OrderByDescending(guest => guest.CreatedAt).Take(2).ToListAsync());
        rows.Select(guest => guest.AssignedTo).Distinct().ShouldHaveSingleItem();
        var owner = rows[0].AssignedTo!.Value;
        (await Billing.SubscriptionsAsync(owner)).Count(row => row.Status != SubscriptionStatus.Canceled).ShouldBe(1);
        var payments = await Billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().Where(row => row.TenantId == owner).ToListAsync());
        payments.Sum(payment => payment.AmountMinor - payment.RefundedMinor).ShouldBe(100_00);
        var statuses = await Billing.QueryAsync(db => db.Set<Checkout>().Where(row => row.TenantId == owner)
            .Select(row => row.Status).ToListAsync());
        statuses.Order().ShouldBe([CheckoutStatus.Paid, CheckoutStatus.Duplicate]);
    }

    [Fact]
    public async Task EndAtTheProviderThatWasMissedHere_IsReadBeforeASecondPaymentIsUndone()
    {
        await PayAsync(new("bugs", "pro"));
        var previous = (await RowsAsync()).Single();
        await Billing.DropWebhooksAsync(2);
        await Billing.SendToStripeAsync(HttpMethod.Delete, $"/v1/subscriptions/{previous.GatewayId}");
        await SubscribeAtStripeAsync("bugs", "pro");
        await Billing.SettleAsync();

        var live = (await LiveAsync()).ShouldHaveSingleItem();
        live.Id.ShouldNotBe(previous.Id);
        (await KeptAsync()).ShouldBe(200_00);
    }

    [Fact]
    public async Task Database_RefusesASecondLiveSubscription()
    {
        await PayAsync(new("bugs", "pro"));
        var copy = async () => await Billing.QueryAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.subscription
            select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'gateway_id', 'sub_copy'))).*
            from billing.subscription s where s.tenant_id = {Tenant.Value}
            """));
        (await copy.ShouldThrowAsync<Npgsql.PostgresException>()).SqlState.ShouldBe("23505");
    }
}
