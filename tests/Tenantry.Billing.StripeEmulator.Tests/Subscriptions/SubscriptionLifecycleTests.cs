using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Subscriptions;

public sealed class SubscriptionLifecycleTests
{
    [Fact]
    public async Task SubscriptionWithAnchor31_RenewsOnTheLastDayOfShortMonths_AndOnThe31stAgain()
    {
        await using var stripe = await LocalStripe.StartAtAsync(1, 31);
        var subscription = await stripe.Subscribe(await stripe.Customer(), await stripe.Price());
        var year = stripe.Now.Year;
        List<DateTimeOffset> ends = [];
        for (var month = 0; month < 4; month++)
        {
            ends.Add(DateTimeOffset.FromUnixTimeSeconds((await stripe.Get($"subscriptions/{subscription.Id()}")).Rows("items.data").Single()
                .Long("current_period_end")));
            await stripe.AdvanceTo(ends[^1].AddSeconds(1));
        }

        ends.Select(end => (end.Month, end.Day)).ShouldBe([(2, DateTime.DaysInMonth(year, 2)), (3, 31), (4, 30), (5, 31)]);
        (await stripe.Get("invoices")).Rows("data").Select(row => row.Text("status")).ShouldAllBe(status => status == "paid");
        (await stripe.Get("invoices")).Rows("data").Count().ShouldBe(5);
    }

    [Fact]
    public async Task FailedRenewal_IsRetriedThreeTimes_ThenTheSubscriptionIsCanceled()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var (customer, subscription) = await FailingAsync(stripe);

        await stripe.Advance(32);
        (await Status(stripe, subscription)).ShouldBe("past_due");
        (await stripe.Get($"customers/{customer.Id()}")).Bool("delinquent").ShouldBeTrue();
        await stripe.Advance(12);
        (await Status(stripe, subscription)).ShouldBe("past_due");
        await stripe.Advance(4);

        var ended = await stripe.Get($"subscriptions/{subscription.Id()}");
        ended.Text("status").ShouldBe("canceled");
        ended.Text("cancellation_details.reason").ShouldBe("payment_failed");
        (await stripe.Get("invoices")).Rows("data").First().Long("attempt_count").ShouldBe(4);
        (await stripe.EventTypes()).Count(type => type == "invoice.payment_failed").ShouldBe(4);
    }

    [Fact]
    public async Task FailedRenewal_BecomesUnpaid_WithoutCancelAfterLastRetry()
    {
        await using var stripe = await LocalStripe.StartAsync(configure: options => options.CancelAfterLastRetry = false);
        var (_, subscription) = await FailingAsync(stripe);

        await stripe.Advance(48);

        (await Status(stripe, subscription)).ShouldBe("unpaid");
    }

    [Fact]
    public async Task PastDueSubscription_BecomesActive_WhenItsInvoiceIsPaidWithAnotherCard()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var (customer, subscription) = await FailingAsync(stripe);
        await stripe.Advance(32);
        var invoice = (await stripe.Get($"subscriptions/{subscription.Id()}")).Text("latest_invoice")!;

        var page = await stripe.Browser.PostAsync(new Uri($"/i/{invoice}", UriKind.Relative),
            LocalStripe.Fields(("number", "4242424242424242"), ("expiry", "12/39"), ("cvc", "123"), ("name", "Jo")));

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Status(stripe, subscription)).ShouldBe("active");
        (await stripe.Get($"customers/{customer.Id()}")).Bool("delinquent").ShouldBeFalse();
    }

    [Fact]
    public async Task FailedFirstPayment_LeavesTheSubscriptionIncomplete_WhichExpiresAfter23Hours()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var subscription = await stripe.Subscribe(await stripe.Customer("pm_card_chargeCustomerFail"), await stripe.Price());
        subscription.Text("status").ShouldBe("incomplete");

        await stripe.Advance(1);

        (await Status(stripe, subscription)).ShouldBe("incomplete_expired");
        (await stripe.Get($"invoices/{subscription.Text("latest_invoice")}")).Text("status").ShouldBe("void");
    }

    [Fact]
    public async Task CancelAtPeriodEnd_TakesEffectThen_AndCanBeUnset()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var subscription = await stripe.Subscribe(await stripe.Customer(), await stripe.Price());
        var path = $"subscriptions/{subscription.Id()}";
        var end = subscription.Rows("items.data").Single().Long("current_period_end");

        (await stripe.Post(path, ("cancel_at_period_end", "true"))).Long("cancel_at").ShouldBe(end);
        (await stripe.Post(path, ("cancel_at_period_end", "false")))["cancel_at"].ShouldBeNull();
        await stripe.Post(path, ("cancel_at_period_end", "true"));
        await stripe.AdvanceTo(DateTimeOffset.FromUnixTimeSeconds(end - 60));
        (await Status(stripe, subscription)).ShouldBe("active");
        await stripe.Advance(1);

        (await stripe.Get(path)).Long("ended_at").ShouldBe(end);
        (await stripe.Get("invoices")).Rows("data").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Upgrade_CreditsTheOriginalDebit_AndIsChargedAsPreviewed()
    {
        await using var stripe = await LocalStripe.StartAtAsync(4, 1);
        var basic = await stripe.Price(49900);
        var (pro, max) = (await stripe.Price(99800, name: "Pro"), await stripe.Price(149700, name: "Max"));
        var subscription = await stripe.Subscribe(await stripe.Customer(), basic);
        var item = subscription.Rows("items.data").Single();
        var (start, end) = (item.Long("current_period_start"), item.Long("current_period_end"));
        await stripe.Advance(10);

        var at = $"{stripe.Now.ToUnixTimeSeconds()}";
        var first = await UpgradeAsync(stripe, subscription, pro, at);
        await stripe.Advance(5);
        var second = await UpgradeAsync(stripe, subscription, max, $"{stripe.Now.ToUnixTimeSeconds()}");

        var remainingShare = (decimal)(end - long.Parse(at, null)) / (end - start);
        var debit = (long)Math.Round(99800 * remainingShare, MidpointRounding.AwayFromZero);
        first.ShouldBe(debit - (long)Math.Round(49900 * remainingShare, MidpointRounding.AwayFromZero));
        second.ShouldBeInRange(24900, 25100, "half a month of the difference, regardless of the net amount paid before");
    }

    [Fact]
    public async Task Downgrade_CreditsTheCustomerBalance_WhichTheNextInvoiceUses()
    {
        await using var stripe = await LocalStripe.StartAtAsync(4, 1);
        var customer = await stripe.Customer();
        var small = await stripe.Price(100, name: "Small");
        var subscription = await stripe.Subscribe(customer, await stripe.Price(10000));

        await stripe.Post($"subscriptions/{subscription.Id()}", ("items[0][id]", subscription.Rows("items.data").Single().Id()),
            ("items[0][price]", small.Id()), ("proration_behavior", "always_invoice"));
        var credit = (await stripe.Get($"customers/{customer.Id()}")).Long("balance");
        credit.ShouldBeInRange(-9900, -9890);
        await stripe.Advance(31);

        var renewal = (await stripe.Get("invoices")).Rows("data").First();
        renewal.Long("amount_due").ShouldBe(0);
        renewal.Text("status").ShouldBe("paid");
        (await stripe.Get($"customers/{customer.Id()}")).Long("balance").ShouldBe(credit + 100);
    }

    [Fact]
    public async Task PriceWithAnotherInterval_KeepsTheAnchor_AndBillsTheRestOfTheYear()
    {
        await using var stripe = await LocalStripe.StartAtAsync(4, 1);
        var startDate = stripe.Now;
        var subscription = await stripe.Subscribe(await stripe.Customer(), await stripe.Price(3000));
        var yearly = await stripe.Price(30000, "year", "Yearly");
        await stripe.Advance(15);

        var changed = await stripe.Post($"subscriptions/{subscription.Id()}",
            ("items[0][id]", subscription.Rows("items.data").Single().Id()), ("items[0][price]", yearly.Id()));

        changed.Long("billing_cycle_anchor").ShouldBe(subscription.Long("billing_cycle_anchor"));
        var item = changed.Rows("items.data").Single();
        item.Long("current_period_start").ShouldBe(subscription.Long("billing_cycle_anchor"));
        DateTimeOffset.FromUnixTimeSeconds(item.Long("current_period_end"))
            .ShouldBe(DateTimeOffset.FromUnixTimeSeconds(subscription.Long("billing_cycle_anchor")).AddYears(1));
        var days = (startDate.AddYears(1) - startDate).TotalDays;
        var remainingAmount = (long)Math.Round(30000 * (days - 15) / days);
        (await stripe.Get($"invoices/{changed.Text("latest_invoice")}")).Long("amount_paid").ShouldBe(remainingAmount - 1500);
        await stripe.AdvanceTo(startDate.AddYears(1).AddMinutes(1));
        var invoices = await stripe.Get($"invoices?subscription={subscription.Id()}");
        invoices.Rows("data").Select(invoice => invoice.Long("amount_paid")).ShouldBe([30000, remainingAmount - 1500, 3000]);
    }

    [Fact]
    public async Task PriceWithAnotherInterval_StartsANewPeriod_InClassicMode()
    {
        await using var stripe = await LocalStripe.StartAtAsync(4, 1);
        var subscription = await stripe.Subscribe(await stripe.Customer(), await stripe.Price(3000), ("billing_mode[type]", "classic"));
        var yearly = await stripe.Price(30000, "year", "Yearly");
        await stripe.Advance(15);

        var changed = await stripe.Post($"subscriptions/{subscription.Id()}",
            ("items[0][id]", subscription.Rows("items.data").Single().Id()), ("items[0][price]", yearly.Id()));

        var item = changed.Rows("items.data").Single();
        DateTimeOffset.FromUnixTimeSeconds(item.Long("current_period_end"))
            .ShouldBe(DateTimeOffset.FromUnixTimeSeconds(item.Long("current_period_start")).AddYears(1));
        (await stripe.Get($"invoices/{changed.Text("latest_invoice")}")).Long("amount_paid").ShouldBe(28500);
    }

    [Fact]
    public async Task GraduatedTiers_AreBilledByTier()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var product = await stripe.Post("products", ("name", "Seats"));
        var price = await stripe.Post("prices", ("product", product.Id()), ("currency", "usd"), ("recurring[interval]", "month"),
            ("billing_scheme", "tiered"), ("tiers_mode", "graduated"),
            ("tiers[0][up_to]", "5"), ("tiers[0][unit_amount]", "1000"), ("tiers[1][up_to]", "inf"),
            ("tiers[1][unit_amount_decimal]", "500.5"), ("tiers[1][flat_amount]", "100"));

        var subscription = await stripe.Subscribe(await stripe.Customer(), price, ("items[0][quantity]", "8"));

        (await stripe.Get($"invoices/{subscription.Text("latest_invoice")}")).Long("total").ShouldBe(5000 + 100 + 1502);
    }

    private static async Task<long> UpgradeAsync(LocalStripe stripe, JsonObject subscription, JsonObject price, string at)
    {
        var item = subscription.Rows("items.data").Single().Id();
        var preview = await stripe.Post("invoices/create_preview", ("subscription", subscription.Id()),
            ("subscription_details[items][0][id]", item),
            ("subscription_details[items][0][price]", price.Id()), ("subscription_details[proration_behavior]", "always_invoice"),
            ("subscription_details[proration_date]", at));
        var changed = await stripe.Post($"subscriptions/{subscription.Id()}", ("items[0][id]", item), ("items[0][price]", price.Id()),
            ("proration_behavior", "always_invoice"), ("proration_date", at));
        var invoice = await stripe.Get($"invoices/{changed.Text("latest_invoice")}");
        invoice.Text("billing_reason").ShouldBe("subscription_update");
        invoice.Long("amount_paid").ShouldBe(preview.Long("amount_due"));
        return invoice.Long("amount_paid");
    }

    private static async Task<(JsonObject Customer, JsonObject Subscription)> FailingAsync(LocalStripe stripe)
    {
        var customer = await stripe.Customer();
        var subscription = await stripe.Subscribe(customer, await stripe.Price());
        var failing = await stripe.Post("payment_methods/pm_card_chargeCustomerFail/attach", ("customer", customer.Id()));
        await stripe.Post($"customers/{customer.Id()}", ("invoice_settings[default_payment_method]", failing.Id()));
        return (customer, subscription);
    }

    private static async Task<string?> Status(LocalStripe stripe, JsonObject subscription) =>
        (await stripe.Get($"subscriptions/{subscription.Id()}")).Text("status");
}
