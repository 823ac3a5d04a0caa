using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Gateways.Testing;

namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Represents the provider: its objects, its clock and its webhooks.</summary>
internal sealed class MemoryProvider
{
    private static readonly byte[] Secret = "a secret of this provider"u8.ToArray();
    private readonly Dictionary<string, GatewayPrice> _prices = new(StringComparer.Ordinal);
    private int _last;

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public Dictionary<string, GatewayCustomer> Customers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (GatewayCheckout Checkout, NewGatewayCheckout Request)> Checkouts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, GatewaySubscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    public List<GatewayInvoice> Invoices { get; } = [];

    public Dictionary<string, GatewayPayment> Payments { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Responses { get; } = new(StringComparer.Ordinal);

    public List<ReceivedWebhook> Webhooks { get; } = [];

    public static string Sign(string body) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(body)));

    public string NewId(string kind) => $"{kind}-{++_last}";

    public string? FindPrice(string lookupKey) => _prices.FirstOrDefault(price => price.Value.LookupKey == lookupKey).Key;

    public string AddPrice(GatewayPrice price)
    {
        var id = NewId("price");
        _prices[id] = price;
        return id;
    }

    public bool HasPrice(string id) => _prices.ContainsKey(id);

    public void Pay(GatewayCheckoutId id)
    {
        var (checkout, request) = Checkouts[id.Value];
        var line = request.Lines[0];
        var total = _prices[line.PriceId.Value].Amount * line.Quantity;
        GatewaySubscription? subscription = null;
        if (request.IsRecurring)
        {
            subscription = new GatewaySubscription(
                new(NewId("subscription")), request.CustomerId!, GatewaySubscriptionStatus.Active, line.PriceId, line.Quantity, Now, Now,
                Now.AddMonths(1), null, CancelsAtPeriodEnd: false, null)
            {
                Items = [new(new(NewId("item")), line.PriceId, line.Quantity)], Metadata = checkout.Metadata,
            };
            Subscriptions[subscription.Id.Value] = subscription;
            Announce("subscription.created", GatewayObject.Subscription, subscription.Id);
        }

        var payment = Charge(request.CustomerId!, subscription, total, InvoiceReason.SubscriptionStart);
        Checkouts[id.Value] = (checkout with { IsPaid = true, Url = null, SubscriptionId = subscription?.Id,
            PaymentId = subscription is null ? payment : null, Total = total }, request);
        Announce("checkout.paid", GatewayObject.Checkout, id);
    }

    public void Advance(TimeSpan by)
    {
        Now += by;
        foreach (var due in Subscriptions.Values.Where(gatewaySubscription =>
            gatewaySubscription.Status == GatewaySubscriptionStatus.Active && gatewaySubscription.PeriodEnd <= Now)
            .ToList())
        {
            if (due.CancelsAtPeriodEnd)
            {
                Subscriptions[due.Id.Value] = due with { Status = GatewaySubscriptionStatus.Canceled, EndedAt = due.PeriodEnd };
                continue;
            }

            var renewed = due with { PeriodStart = due.PeriodEnd, PeriodEnd = due.PeriodEnd.AddMonths(1) };
            Subscriptions[due.Id.Value] = renewed;
            Charge(due.CustomerId, renewed, _prices[due.PriceId.Value].Amount * due.Quantity, InvoiceReason.SubscriptionRenewal);
        }
    }

    public void Announce(string type, GatewayObject kind, GatewayId about)
    {
        var body = JsonSerializer.Serialize(new GatewayEvent(NewId("event"), type, kind, about.Value, Now));
        Webhooks.Add(new ReceivedWebhook(Sign(body), body));
    }

    private GatewayPaymentId Charge(GatewayCustomerId customer, GatewaySubscription? subscription, Money total, InvoiceReason reason)
    {
        var payment = new GatewayPayment(new(NewId("payment")), customer, total, Money.Zero(total.Currency), IsDisputed: false, Now);
        Payments[payment.Id.Value] = payment;
        if (subscription is null)
        {
            return payment.Id;
        }

        var line = new GatewayInvoiceLine(
            NewId("line"), "A month", total, subscription.Quantity, subscription.PeriodStart, subscription.PeriodEnd, IsProration: false,
                subscription.PriceId);
        var invoice = new GatewayInvoice(new(NewId("invoice")), customer, subscription.Id, null, InvoiceStatus.Paid, total, 1, null, Now,
            Now, null)
        {
            TotalExcludingTax = total, Subtotal = total, AmountDue = total, AmountPaid = total, Reason = reason, FinalizedAt = Now,
                Lines = [line],
            PaymentId = payment.Id,
        };
        Invoices.Insert(0, invoice);
        Announce("invoice.paid", GatewayObject.Invoice, invoice.Id);
        return payment.Id;
    }
}
