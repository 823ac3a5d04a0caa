using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Refunds;

public sealed class RefundTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task TwoPartialRefunds_AddUp_ForRepeatedAndReorderedWebhooks()
    {
        var payment = await BuyAsync();
        await ShouldRefundAsync(payment, 100.Usd(), before: 0.Usd());
        await ShouldRefundAsync(payment, 150.Usd(), before: 100.Usd());
        await _billing.SettleAsync();
        (await PaymentAsync(payment)).Refunded.ShouldBe(250.Usd());
        var published = await RefundedAsync(payment);
        published.Select(paymentRefunded => (paymentRefunded.Amount, paymentRefunded.Refunded, paymentRefunded.Paid,
            paymentRefunded.IsFull)).ShouldBe(
            [(100.Usd(), 100.Usd(), 500.Usd(), false), (150.Usd(), 250.Usd(), 500.Usd(), false)]);

        var events = await _billing.QueryAsync(db => db.Set<WebhookRow>().OrderByDescending(row => row.OccurredAt)
            .Select(row => row.EventId).ToListAsync());
        foreach (var id in events.Concat(events))
        {
            await _billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default);
        }

        await _billing.WaitForIdleAsync();
        (await PaymentAsync(payment)).Refunded.ShouldBe(250.Usd());
        (await RefundedAsync(payment)).Count.ShouldBe(2);
        (await _billing.QueryAsync(db => db.Set<Refund>().Where(refund => refund.PaymentId == payment)
            .Select(refund => refund.AmountMinor).ToListAsync()))
            .Order().ShouldBe([10000, 15000]);
    }

    [Fact]
    public async Task RefundOfTheProvider_ArrivesByWebhook()
    {
        var payment = await BuyAsync();
        await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/refunds", ("payment_intent", payment));
        await _billing.SettleAsync();
        (await RefundedAsync(payment)).ShouldHaveSingleItem().IsFull.ShouldBeTrue();
        (await PaymentAsync(payment)).Refundable.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task ConcurrentRefunds_RefundOnce()
    {
        var payment = await BuyAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RefundAsync(payment, 300.Usd(), 0.Usd()))));
        results.Count(result => !result.IsProblem).ShouldBe(1);
        results.Where(result => result.IsProblem).ShouldAllBe(result => result.Problem!.Code == "billing.refund_stale");
        await _billing.SettleAsync();
        (await PaymentAsync(payment)).Refunded.ShouldBe(300.Usd());
        var atStripe = await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/refunds?payment_intent={payment}");
        atStripe.GetProperty("data").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task RefundOfMoreThanTheRemainder_IsRefused()
    {
        var payment = await BuyAsync();
        foreach (var (amount, before) in new[] { (501.Usd(), 0.Usd()), (0.Usd(), 0.Usd()), (500.Eur(), 0.Usd()), (200.Usd(), 400.Usd()) })
        {
            (await RefundAsync(payment, amount, before)).Problem!.Code.ShouldBe("billing.refund_too_much", amount.ToString());
        }

        await ShouldRefundAsync(payment, 500.Usd(), before: 0.Usd());
        await using var scope = _billing.App.For(null);
        (await scope.Get<RefundPayment>().RefundAllAsync(payment, "Once more", default)).Problem!.Code.ShouldBe("billing.refund_too_much");
        (await scope.Get<RefundPayment>().RefundAllAsync("pi_unknown", "A slip", default)).Problem!.Code
            .ShouldBe("billing.payment_not_found");
    }

    [Fact]
    public async Task RefundWebhookBeforeThePayment_IsPublishedAfterIt()
    {
        await _billing.DropWebhooksAsync(1000);
        await _billing.BuyAsync("coaching", "session");
        await _billing.BuyAsync("academy", "monthly");
        var sessions = await _billing.SendToStripeAsync(HttpMethod.Get, "/v1/checkout/sessions?limit=2");
        var intents = await _billing.SendToStripeAsync(HttpMethod.Get, "/v1/payment_intents?limit=2");
        var refunds = new List<string>();
        foreach (var intent in intents.GetProperty("data").EnumerateArray())
        {
            var refund = await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/refunds",
                ("payment_intent", intent.GetProperty("id").GetString()!));
            refunds.Add(refund.GetProperty("id").GetString()!);
        }

        await _billing.SettleAsync();
        _billing.Recorder.Events.ShouldBeEmpty();
        await using var scope = _billing.App.For(null);
        foreach (var id in refunds)
        {
            // The payment is found from the refund, and published first.
            await scope.Get<SyncRefund>().RunAsync(id, default);
        }

        foreach (var session in sessions.GetProperty("data").EnumerateArray())
        {
            (await scope.Get<SyncCheckout>().RunAsync(session.GetProperty("id").GetString()!, default)).Problem.ShouldBeNull();
        }

        await _billing.WaitForIdleAsync();
        var published = _billing.Recorder.Events.Where(integrationEvent => integrationEvent is PaymentReceived or PaymentRefunded).ToList();
        published.Count.ShouldBe(4);
        foreach (var refunded in _billing.Recorder.Of<PaymentRefunded>())
        {
            published.FindIndex(integrationEvent => integrationEvent is PaymentReceived received
                && received.Reference == refunded.Reference)
                .ShouldBeInRange(0, published.IndexOf(refunded) - 1, refunded.Reference);
        }
    }

    private async Task<string> BuyAsync()
    {
        await _billing.BuyAsync("coaching", "session");
        return await _billing.QueryAsync(db => db.Set<Payment>().OrderByDescending(payment => payment.PaidAt)
            .Select(payment => payment.GatewayId).FirstAsync());
    }

    private Task<Payment> PaymentAsync(string id) =>
        _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.GatewayId == id));

    private async Task<List<PaymentRefunded>> RefundedAsync(string payment)
    {
        var reference = (await PaymentAsync(payment)).Reference;
        return [.. _billing.Recorder.Of<PaymentRefunded>().Where(paymentRefunded => paymentRefunded.Reference == reference)];
    }

    private async Task<Result> RefundAsync(string payment, Money amount, Money before)
    {
        await using var scope = _billing.App.For(null);
        return await scope.Get<RefundPayment>().RunAsync(payment, amount, before, "As agreed on the phone", default);
    }

    private async Task ShouldRefundAsync(string payment, Money amount, Money before) =>
        (await RefundAsync(payment, amount, before)).Problem.ShouldBeNull();
}
