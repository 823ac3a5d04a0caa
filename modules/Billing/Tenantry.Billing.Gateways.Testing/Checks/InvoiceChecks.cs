namespace Tenantry.Billing.Gateways.Testing;

internal static class InvoiceChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("The first invoice of a subscription adds up, and names its payment", async shop =>
        {
            var subscription = await shop.SubscribeAsync();
            var (invoice, payment) = await shop.FirstPaymentAsync(subscription);
            Expect.Equal((InvoiceStatus.Paid, InvoiceReason.SubscriptionStart), (invoice.Status, invoice.Reason), "the invoice");
            Expect.Equal((Shop.Price * 2, Shop.Price * 2, Shop.Price * 2), (invoice.Subtotal, invoice.Total, invoice.AmountPaid),
                "the amounts of the invoice");
            Expect.That(invoice is { PaidAt: not null, FinalizedAt: not null }, "it has the times at which it became final and was paid");
            Expect.Equal(invoice.Subtotal, invoice.Lines.Aggregate(Money.Zero(Currency.Usd), (sum, line) => sum + line.Amount),
                "the sum of the lines");
            var line = invoice.Lines[0];
            Expect.Equal((subscription.PeriodStart, subscription.PeriodEnd, false), (line.PeriodStart, line.PeriodEnd, line.IsProration),
                "the service period");
            Expect.Equal((Shop.Price * 2, Money.Zero(Currency.Usd)), (payment.Amount, payment.Refunded), "the payment");
            Expect.That(payment.Decline is null && !payment.IsDisputed, "a payment that succeeded has no decline", payment.Decline);
            Expect.Equal(invoice.Id, await shop.Gateway.FindInvoiceOfPaymentAsync(payment.Id, shop.Token), "the invoice of the payment");
        }),
        new("Invoices are listed by customer, status and time", async shop =>
        {
            var (invoice, _) = await shop.FirstPaymentAsync(await shop.SubscribeAsync());
            Expect.Equal(1, await CountAsync(invoice.CustomerId, InvoiceStatus.Paid, invoice.IssuedAt),
                "the number of the paid invoices since then");
            Expect.Equal(0, await CountAsync(invoice.CustomerId, InvoiceStatus.Open, null), "the number of the open ones");
            Expect.Equal(0, await CountAsync(invoice.CustomerId, null, invoice.IssuedAt.AddDays(1)), "the number of those since tomorrow");
            Expect.Equal(0, await CountAsync(await shop.CustomerAsync("another customer"), null, null),
                "the number of those of another customer");

            ValueTask<int> CountAsync(GatewayCustomerId customer, InvoiceStatus? status, DateTimeOffset? since) =>
                shop.Gateway.ListInvoicesAsync(customer, status, since, shop.Token).CountAsync(shop.Token);
        }),
    ];
}
