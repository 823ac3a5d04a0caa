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

/// <summary>A tenant has one live subscription of a product, whichever way it is bought, and pays once for it.</summary>
public sealed class OneLiveSubscriptionTests(OneLiveSubscriptionTests.Shop shop) : IClassFixture<OneLiveSubscriptionTests.Shop>
{
    private const string Visa = "4242424242424242";

    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task TwelveConcurrentClicks_LeadToOnePage()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => StartAsync(new("bugs", "pro"))));

        pages.Select(page => page.Problem?.Code).ShouldAllBe(code => code == null);
        pages.Select(page => page.Value).Distinct().ShouldHaveSingleItem();
        var checkout = (await CheckoutsAsync()).ShouldHaveSingleItem();
        var customer = await CustomerAsync();
        var sessions = await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/checkout/sessions?customer={customer}");
        sessions.GetProperty("data").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(checkout.GatewayId);
    }

    [Fact]
    public async Task TwelveConcurrentOrdersOfFourKinds_LeaveOneOpenPage()
    {
        CheckoutRequest[] orders = [new("bugs", "pro"), Yearly("bugs", "pro"), new("bugs", "max"), new("bugs", "seats") { Quantity = 3 }];
        var started = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => StartAsync(orders[index % 4])));
        started.Where(order => order.IsProblem).Select(order => order.Problem!.Code).Distinct()
            .ShouldBeSubsetOf(["billing.checkout_replaced"], "the order of another click is the one that counts");

        (await StartAsync(new("bugs", "pro"))).IsProblem.ShouldBeFalse();
        var open = 0;
        foreach (var checkout in (await CheckoutsAsync()).Where(checkout => checkout.GatewayId != null))
        {
            open += await StatusAtStripeAsync(checkout.GatewayId!) == "open" ? 1 : 0;
        }

        open.ShouldBe(1);
        (await CheckoutsAsync()).Count(checkout => checkout.Status == CheckoutStatus.Open).ShouldBe(1);
    }

    [Fact]
    public async Task OrderOfAnotherPlan_ExpiresThePageOfTheFirst()
    {
        var monthly = await StartAsync(new("bugs", "pro"));
        var first = (await CheckoutsAsync()).Single();
        var yearly = await StartAsync(Yearly("bugs", "pro"));

        (await StatusAtStripeAsync(first.GatewayId!)).ShouldBe("expired");
        await _billing.PayAsync(monthly.Value!, Visa);
        await _billing.PayAsync(yearly.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem().Price.ShouldBe(new RecurringPrice(1_000.Usd(), Interval.Year));
        (await KeptAsync()).ShouldBe(1_000_00);
    }

    [Fact]
    public async Task PageOfAnHourAgo_CanNoLongerBePaid()
    {
        var old = await StartAsync(new("bugs", "pro"));
        await _billing.AdvanceAsync(TimeSpan.FromMinutes(61));
        var current = await StartAsync(new("bugs", "pro"));
        current.Value.ShouldNotBe(old.Value);

        await _billing.PayAsync(current.Value!, Visa);
        await _billing.PayAsync(old.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem();
        (await KeptAsync()).ShouldBe(100_00);
    }

    [Fact]
    public async Task SecondPaymentThatArrives_IsEndedAndRefunded_AndTheBuyerIsTold()
    {
        await PayAsync(new("bugs", "pro"));
        var first = (await LiveAsync()).Single();
        await SubscribeAtStripeAsync("bugs", "pro");
        await _billing.SettleAsync();

        (await LiveAsync()).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        (await _billing.SubscriptionsAsync(_tenant)).ShouldHaveSingleItem("a duplicate is not shown as a plan");
        var duplicate = (await RowsAsync()).Single(row => row.DuplicateOf != null);
        (duplicate.DuplicateOf, duplicate.Status).ShouldBe((first.Id, SubscriptionStatus.Canceled));
        var payments = await PaymentsAsync();
        payments.Select(payment => (payment.AmountMinor, payment.RefundedMinor)).Order().ShouldBe([(100_00, 0), (100_00, 100_00)]);
        _billing.Recorder.Of<SubscriptionStarted>().Count(started => started.Subscription.Tenant == _tenant).ShouldBe(1);
        (await MailsAsync()).ShouldHaveSingleItem().ShouldContain("$100.00");
        (await _billing.QueryAsync(db => db.Database.SqlQuery<int>(
            $"""select count(*)::int as "Value" from platform.audit_entry where action = 'billing.duplicate.refunded' and subject = {$"subscription/{duplicate.Id}"}""")
            .SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task OrderWhileThePaymentOfAnotherPageIsOnItsWay_IsRefused()
    {
        var page = await StartAsync(new("bugs", "pro"));
        await _billing.DropWebhooksAsync(40);
        (await _billing.PayWithoutWaitingAsync(page.Value!, Visa)).Dispose();
        (await StartAsync(new("bugs", "max"))).Problem!.Code.ShouldBe("billing.paid_elsewhere");
        await _billing.DropWebhooksAsync(0);
    }

    [Fact]
    public async Task SubscriptionMovedToAnOwnedProductAtTheProvider_IsNotTakenForASecondPurchase()
    {
        await PayAsync(new("bugs", "pro"));
        await PayAsync(new("academy", "monthly"));
        var rows = await RowsAsync();
        var moved = rows.Single(row => row.Product == "academy").GatewayId;
        var item = (await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{moved}"))
            .GetProperty("items").GetProperty("data")[0].GetProperty("id").GetString()!;
        await _billing.DropWebhooksAsync(1);
        await _billing.PostToStripeAsync($"/v1/subscriptions/{moved}", ("items[0][id]", item), ("items[0][price]", await PriceAsync("bugs", "pro")),
            ("proration_behavior", "none"));
        await _billing.SettleAsync();
        await using var scope = _billing.App.For(_tenant);
        (await scope.Get<SyncSubscription>().RunAsync(moved, default)).Problem!.Code.ShouldBe("billing.product_in_use");
        (await LiveAsync()).Select(row => row.Product).Order().ShouldBe(["academy", "bugs"]);
    }

    [Fact]
    public async Task GuestWithAKnownAddress_IsRefunded_BecauseTheAccountHasTheProduct()
    {
        var email = $"{_tenant}@guests.example";
        await PayAsGuestAsync(email);
        await PayAsGuestAsync(email);

        var rows = await _billing.QueryAsync(db => db.Set<GuestCheckout>().AsNoTracking().Where(guest => guest.AssignedTo != null)
            .OrderByDescending(guest => guest.CreatedAt).Take(2).ToListAsync());
        rows.Select(guest => guest.AssignedTo).Distinct().ShouldHaveSingleItem();
        var owner = rows[0].AssignedTo!.Value;
        (await _billing.SubscriptionsAsync(owner)).Count(row => row.Status != SubscriptionStatus.Canceled).ShouldBe(1);
        var payments = await _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().Where(row => row.TenantId == owner).ToListAsync());
        payments.Sum(payment => payment.AmountMinor - payment.RefundedMinor).ShouldBe(100_00);
        var statuses = await _billing.QueryAsync(db => db.Set<Checkout>().Where(row => row.TenantId == owner)
            .Select(row => row.Status).ToListAsync());
        statuses.Order().ShouldBe([CheckoutStatus.Paid, CheckoutStatus.Duplicate]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(8, false)]
    public async Task UnpaidBuyer_IsLedToTheOpenInvoice_WithAccessAndWithout(int daysLater, bool hasAccess)
    {
        await PayAsync(new("bugs", "pro"));
        await DeclineAsync();
        await _billing.AdvanceAsync(TimeSpan.FromDays(31) + TimeSpan.FromHours(2));
        await _billing.AdvanceAsync(TimeSpan.FromDays(daysLater));

        (await LiveAsync()).Single().HasAccess(_billing.Stripe.Clock.GetUtcNow()).ShouldBe(hasAccess);
        (await StartAsync(new("bugs", "pro"))).Problem!.Code.ShouldBe("billing.pay_open_invoice");
        (await StartAsync(new("bugs", "max"))).Problem!.Code.ShouldBe("billing.pay_open_invoice");
    }

    [Fact]
    public async Task PausedPlan_IsNotSoldAgain()
    {
        await PayAsync(new("bugs", "pro"));
        await using (var scope = _billing.App.For(_tenant))
        {
            (await scope.Get<PauseSubscription>().RunAsync((await LiveAsync()).Single().Id, 90, default)).IsProblem.ShouldBeFalse();
        }

        await _billing.AdvanceAsync(TimeSpan.FromDays(40));
        (await StartAsync(new("bugs", "pro"))).Problem!.Code.ShouldBe("billing.already_subscribed");
    }

    [Fact]
    public async Task EndedPlan_CanBeBoughtAgain_AndReactivationBesideAnOpenPageLeavesOne()
    {
        await PayAsync(new("bugs", "pro"));
        var ended = (await LiveAsync()).Single();
        await using (var scope = _billing.App.For(_tenant))
        {
            (await scope.Get<CancelImmediately>().RunAsync(ended.Id, refunds: false, null, default)).IsProblem.ShouldBeFalse();
        }

        var page = await StartAsync(new("bugs", "max"));
        page.IsProblem.ShouldBeFalse(page.Problem?.Message);
        await using (var scope = _billing.App.For(_tenant))
        {
            var again = await scope.Get<ReactivateSubscription>().RunAsync(ended.Id, 100_00, default);
            again.IsProblem.ShouldBeFalse(again.Problem?.Message);
        }

        await _billing.PayAsync(page.Value!, Visa);
        (await LiveAsync()).ShouldHaveSingleItem().Plan.ShouldBe("pro");
        (await KeptAsync()).ShouldBe(200_00, "the first month, and the one of the reactivation");
    }

    [Fact]
    public async Task EndAtTheProviderThatWasMissedHere_IsReadBeforeASecondPaymentIsUndone()
    {
        await PayAsync(new("bugs", "pro"));
        var former = (await RowsAsync()).Single();
        await _billing.DropWebhooksAsync(2);
        await _billing.SendToStripeAsync(HttpMethod.Delete, $"/v1/subscriptions/{former.GatewayId}");
        await SubscribeAtStripeAsync("bugs", "pro");
        await _billing.SettleAsync();

        var live = (await LiveAsync()).ShouldHaveSingleItem();
        live.Id.ShouldNotBe(former.Id);
        (await KeptAsync()).ShouldBe(200_00);
    }

    [Fact]
    public async Task Database_RefusesASecondLiveSubscription()
    {
        await PayAsync(new("bugs", "pro"));
        var copy = async () => await _billing.QueryAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.subscription select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'gateway_id', 'sub_copy'))).*
            from billing.subscription s where s.tenant_id = {_tenant.Value}
            """));
        (await copy.ShouldThrowAsync<Npgsql.PostgresException>()).SqlState.ShouldBe("23505");
    }

    private static CheckoutRequest Yearly(string product, string plan) =>
        new(product, plan) { Choice = new PriceChoice(Currency.Usd, Interval.Year) };

    private async Task<Result<string>> StartAsync(CheckoutRequest order)
    {
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<StartCheckout>().RunAsync(order, default);
    }

    private async Task PayAsync(CheckoutRequest order, string card = Visa) =>
        (await _billing.BuyAsync(order, card, _tenant)).Dispose();

    private async Task PayAsGuestAsync(string email)
    {
        await using var scope = _billing.App.For(null);
        var page = await scope.Get<StartGuestCheckout>().RunAsync(new CheckoutRequest("bugs", "pro"), default);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "pay", ["email"] = email, ["number"] = Visa, ["expiry"] = "12 / 39", ["cvc"] = "123", ["name"] = "Jo Doe",
        });
        using var paid = await browser.PostAsync(new Uri(page.Value!), form);
        await _billing.SettleAsync();
    }

    // A payment that no check of ours can prevent, as of a page that was open on another node.
    private async Task SubscribeAtStripeAsync(string product, string plan)
    {
        var customer = await CustomerAsync();
        var method = (await _billing.PostToStripeAsync("/v1/payment_methods/pm_card_visa/attach", ("customer", customer)))
            .GetProperty("id").GetString()!;
        await _billing.PostToStripeAsync("/v1/subscriptions", ("customer", customer), ("items[0][price]", await PriceAsync(product, plan)),
            ("default_payment_method", method));
    }

    private async Task<string> PriceAsync(string product, string plan) => (await _billing.QueryAsync(db => db.Set<PriceVersion>()
        .Where(row => row.Product == product && row.Plan == plan && row.GatewayId != null && row.Interval == Interval.Month)
        .Select(row => row.GatewayId).FirstAsync()))!;

    private async Task DeclineAsync()
    {
        var row = (await RowsAsync()).Single();
        var customer = await CustomerAsync();
        var method = (await _billing.PostToStripeAsync("/v1/payment_methods/pm_card_chargeCustomerFail/attach", ("customer", customer)))
            .GetProperty("id").GetString()!;
        await _billing.PostToStripeAsync($"/v1/subscriptions/{row.GatewayId}", ("default_payment_method", method));
        await _billing.SettleAsync();
    }

    private Task<string> CustomerAsync() => _billing.QueryAsync(db => db.Set<Customer>().Where(row => row.TenantId == _tenant)
        .Select(row => row.GatewayId).SingleAsync());

    private async Task<List<SubscriptionSummary>> LiveAsync() =>
        [.. (await _billing.SubscriptionsAsync(_tenant)).Where(row => row.Status != SubscriptionStatus.Canceled)];

    private Task<List<Subscription>> RowsAsync() => _billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking()
        .Where(row => row.TenantId == _tenant).ToListAsync());

    private Task<List<Checkout>> CheckoutsAsync() => _billing.QueryAsync(db => db.Set<Checkout>().AsNoTracking()
        .Where(row => row.TenantId == _tenant).ToListAsync());

    private Task<List<Payment>> PaymentsAsync() => _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking()
        .Where(row => row.TenantId == _tenant).ToListAsync());

    private async Task<long> KeptAsync() => (await PaymentsAsync()).Sum(payment => payment.AmountMinor - payment.RefundedMinor);

    private Task<List<string>> MailsAsync() => _billing.QueryAsync(db => db.Database.SqlQuery<string>(
        $"""select subject || text as "Value" from emailing.email where template = 'billing.duplicate_refunded' and tenant_id = {_tenant.Value}""")
        .ToListAsync());

    private async Task<string?> StatusAtStripeAsync(string session) =>
        (await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/checkout/sessions/{session}")).GetProperty("status").GetString();

    public sealed class Shop : IAsyncLifetime
    {
        internal BillingApp Billing { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(selling => selling
            .Configure(options => options.SellToVisitors = true)
            .Product("bugs", product => product
                .Plan("pro", plan => plan.Costs(100.Usd()).Monthly().Or(price => price.Costs(1_000.Usd()).Yearly()))
                .Plan("max", plan => plan.Costs(300.Usd()))
                .Plan("seats", plan => plan.Costs(8.Usd()).PerSeat()))
            .Product("course", product => product.Plan("all", plan => plan.Costs(500.Usd()).Once().Grants("lessons"))),
            map: host => host.MapAdminUi());

        public ValueTask DisposeAsync() => Billing.DisposeAsync();
    }
}
