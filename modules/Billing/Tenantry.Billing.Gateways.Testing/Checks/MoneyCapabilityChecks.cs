namespace Tenantry.Billing.Gateways.Testing;

internal static class MoneyCapabilityChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        ConformanceCheck.For<IGatewayRefunds>("A refund is made once for each key, and never exceeds the payment", async (shop, refunds) =>
        {
            var (_, payment) = await shop.FirstPaymentAsync(await shop.SubscribeAsync());
            var request = new NewGatewayRefund(payment.Id, new Money(500, Currency.Usd));
            var refund = await refunds.RefundAsync(request, Shop.Key("refund"), shop.Token);
            Expect.Equal(refund.Id, (await refunds.RefundAsync(request, Shop.Key("refund"), shop.Token)).Id,
                "the refund of a repeated request");
            var read = Expect.NotNull(await refunds.FindRefundAsync(refund.Id, shop.Token), "a refund can be read");
            Expect.Equal((payment.Id, request.Amount), (read.PaymentId, read.Amount), "the refund");
            Expect.Equal(request.Amount, (await shop.Gateway.FindPaymentAsync(payment.Id, shop.Token))?.Refunded,
                "the refunded amount of the payment");
            var tooMuch = await Expect.FailureAsync(
                () => refunds.RefundAsync(new(payment.Id, payment.Amount), Shop.Key("too much"), shop.Token),
                    "more than is left is refused");
            Expect.That(!tooMuch.IsTransient, "that failure is permanent", tooMuch.Code);
            Expect.That(await refunds.FindRefundAsync(new(refund.Id + "missing"), shop.Token) is null, "an unknown refund is null");
        }),
        ConformanceCheck.For<IGatewayCreditNotes>("A credit note refunds a paid invoice once for each key", async (shop, notes) =>
        {
            var (invoice, payment) = await shop.FirstPaymentAsync(await shop.SubscribeAsync());
            var request = new NewGatewayCreditNote(invoice.Id, new Money(700, Currency.Usd), "Sorry", IsRefunded: true);
            var note = await notes.CreateCreditNoteAsync(request, Shop.Key("note"), shop.Token);
            Expect.Equal(note.Id, (await notes.CreateCreditNoteAsync(request, Shop.Key("note"), shop.Token)).Id,
                "the note of a repeated request");
            var read = Expect.NotNull(await notes.FindCreditNoteAsync(note.Id, shop.Token), "a credit note can be read");
            Expect.Equal((invoice.Id, invoice.CustomerId, request.Amount), (read.InvoiceId, read.CustomerId, read.Total),
                "the credit note");
            Expect.Equal(request.Amount, (await shop.Gateway.FindPaymentAsync(payment.Id, shop.Token))?.Refunded,
                "the refunded amount of the payment");
            Expect.That(await notes.FindCreditNoteAsync(new(note.Id + "missing"), shop.Token) is null, "an unknown credit note is null");
        }),
        ConformanceCheck.For<IGatewayBalances>("A balance pays the next invoice, and is credited once for each key",
            async (shop, balances) =>
        {
            var subscription = await shop.SubscribeAsync();
            var amount = new Money(600, Currency.Usd);
            var first = await balances.CreditBalanceAsync(subscription.CustomerId, amount, "Thanks", Shop.Key("credit"), shop.Token);
            Expect.Equal(first,
                await balances.CreditBalanceAsync(subscription.CustomerId, amount, "Thanks", Shop.Key("credit"), shop.Token),
                    "the repeated transaction");
            Expect.Equal((Shop.Price * 2) - amount, (await RenewAsync(shop, subscription)).AmountDue, "the amount due of the renewal");
        }),
        ConformanceCheck.For<IGatewayOneTimeInvoices>("An invoice is created at once, apart from the subscription's, once for each key",
            async (shop, invoices) =>
        {
            var subscription = await shop.SubscribeAsync();
            var request = new NewGatewayInvoice(subscription.CustomerId, Shop.Price, "A change", subscription.PeriodStart,
                subscription.PeriodEnd, new Dictionary<string, string>(StringComparer.Ordinal) { ["for"] = "a check" })
            {
                PaymentMethodId = subscription.PaymentMethodId,
            };
            var created = await invoices.CreateInvoiceAsync(request, Shop.Key("invoice"), shop.Token);
            Expect.Equal((InvoiceStatus.Open, Shop.Price), (created.Status, created.AmountDue), "the invoice, which is not collected");
            Expect.Equal("a check", created.Metadata.GetValueOrDefault("for"), "the metadata");
            Expect.Equal(created.Id, (await invoices.CreateInvoiceAsync(request, Shop.Key("invoice"), shop.Token)).Id,
                "the invoice of a repeated request");
        }),
        ConformanceCheck.For<IGatewayInvoiceItems>("A line is added to the next invoice once for each key", async (shop, items) =>
        {
            var subscription = await shop.SubscribeAsync();
            var request = new NewGatewayInvoiceItem(subscription.CustomerId, new Money(250, Currency.Usd), "Usage", subscription.Id);
            var first = await items.AddInvoiceItemAsync(request, Shop.Key("line"), shop.Token);
            Expect.Equal(first, await items.AddInvoiceItemAsync(request, Shop.Key("line"), shop.Token), "the line of a repeated request");
            Expect.Equal((Shop.Price * 2) + request.Amount, (await RenewAsync(shop, subscription)).Total, "the total of the renewal");
        }),
        ConformanceCheck.For<IGatewayCollection>("A paid invoice is neither collected nor voided", async (shop, collection) =>
        {
            var (invoice, _) = await shop.FirstPaymentAsync(await shop.SubscribeAsync());
            var paid = await Expect.FailureAsync(() => collection.PayInvoiceAsync(invoice.Id, Shop.Key("pay"), shop.Token),
                "a paid invoice is not collected");
            Expect.That(!paid.IsTransient, "that failure is permanent", paid.Code);
            var voided = await Expect.FailureAsync(() => collection.VoidInvoiceAsync(invoice.Id, Shop.Key("void"), shop.Token),
                "a paid invoice is not voided");
            Expect.That(!voided.IsTransient, "that failure is permanent", voided.Code);
        }),
        ConformanceCheck.For<IGatewayDisputes>("A dispute that does not exist is null", async (shop, disputes) =>
            Expect.That(await disputes.FindDisputeAsync(new("missing"), shop.Token) is null, "an unknown dispute is null")),
        ConformanceCheck.For<IGatewayEmbeddedCheckout>("An embedded checkout has a client secret if a public key is configured",
            async (shop, embedded) =>
        {
            if (embedded.Embedding is { } embedding)
            {
                Expect.That(Uri.IsWellFormedUriString(embedding.Script, UriKind.Absolute), "the script has an address", embedding.Script);
                var request = Shop.New(await shop.CustomerAsync(), await shop.PriceAsync()) with { IsEmbedded = true };
                var created = await shop.Gateway.CreateCheckoutAsync(request, Shop.Key("embedded"), shop.Token);
                Expect.That(created.ClientSecret is { Length: > 0 }, "the checkout has a client secret");
            }
        }),
    ];

    private static async Task<GatewayInvoice> RenewAsync(Shop shop, GatewaySubscription subscription)
    {
        await shop.Testbed.AdvanceAsync(subscription.PeriodEnd - subscription.PeriodStart + TimeSpan.FromDays(1), shop.Token);
        return await shop.Gateway.ListInvoicesAsync(subscription.CustomerId, cancellationToken: shop.Token)
            .FirstAsync(invoice => invoice.Reason == InvoiceReason.SubscriptionRenewal, shop.Token);
    }
}
