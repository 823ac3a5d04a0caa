using System.Text.Json;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Implements the gateway to the second provider, with only the required core.</summary>
internal sealed class MemoryGateway(MemoryProvider? provider, Fault fault = Fault.None) : IPaymentGateway
{
    public string Name => "memory";

    public string SignatureHeader => "Memory-Signature";

    private MemoryProvider Provider => provider
        ?? throw new GatewayException("no_answer", "The provider did not respond.", isTransient: true);

    public GatewayEvent? Verify(string? signature, string body) =>
        fault == Fault.AcceptsAnySignature || signature == MemoryProvider.Sign(body) ? JsonSerializer.Deserialize<GatewayEvent>(body)
            : null;

    public Task<GatewayPriceId> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken cancellationToken) =>
        Task.FromResult(new GatewayPriceId(Provider.FindPrice(price.LookupKey) ?? Provider.AddPrice(price)));

    public Task<GatewayCustomerId> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key,
        CancellationToken cancellationToken) =>
        Task.FromResult(new GatewayCustomerId(Once(key, () =>
        {
            var id = Provider.NewId("customer");
            Provider.Customers[id] = new GatewayCustomer(new(id), customer.Name, customer.Email, null, [], null, IsReverseCharge: false);
            return id;
        })));

    public Task<GatewayCustomer?> FindCustomerAsync(GatewayCustomerId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Found(Provider.Customers.GetValueOrDefault(id.Value));
    }

    public Task UpdateCustomerAsync(GatewayCustomerId id, GatewayCustomerDetails details, IdempotencyKey key,
        CancellationToken cancellationToken)
    {
        var customer = Provider.Customers[id.Value];
        Provider.Customers[id.Value] = customer with { Name = details.Name, Email = details.Email, Address = details.Address
            ?? customer.Address };
        return Task.CompletedTask;
    }

    public Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (checkout.Lines.FirstOrDefault(line => !Provider.HasPrice(line.PriceId.Value)) is { } unknown)
        {
            throw Refused($"There is no price '{unknown.PriceId}'.");
        }

        var created = Once(key, () =>
        {
            var id = Provider.NewId("checkout");
            Provider.Checkouts[id] = (new GatewayCheckout(new(id), $"https://pay.memory.example/{id}", IsPaid: false, IsExpired: false,
                checkout.CustomerId, null, null, null)
            {
                Metadata = fault == Fault.ForgetsMetadata ? new Dictionary<string, string>() : checkout.Metadata,
            }, checkout);
            return id;
        });
        return Task.FromResult(Provider.Checkouts[created].Checkout);
    }

    public Task<GatewayCheckout?> FindCheckoutAsync(GatewayCheckoutId id, CancellationToken cancellationToken) =>
        Found(Provider.Checkouts.GetValueOrDefault(id.Value).Checkout);

    public Task ExpireCheckoutAsync(GatewayCheckoutId id, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var (checkout, request) = Provider.Checkouts[id.Value];
        Provider.Checkouts[id.Value] = checkout is { IsPaid: false, IsExpired: false }
            ? (checkout with { IsExpired = true, Url = null }, request)
            : throw Refused("It is not open.");
        return Task.CompletedTask;
    }

    public Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken cancellationToken) =>
        Found(Provider.Subscriptions.GetValueOrDefault(id.Value));

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(GatewayCustomerId? customerId,
        CancellationToken cancellationToken) =>
        Provider.Subscriptions.Values.Where(subscription => customerId is null || subscription.CustomerId == customerId).Reverse()
            .ToAsyncEnumerable();

    public Task SetCancelAtPeriodEndAsync(GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken cancellationToken)
    {
        Provider.Subscriptions[id.Value] = Provider.Subscriptions[id.Value] with { CancelsAtPeriodEnd = cancel };
        return Task.CompletedTask;
    }

    public Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (Provider.Subscriptions.GetValueOrDefault(id.Value) is { EndedAt: null } subscription)
        {
            Provider.Subscriptions[id.Value] = subscription with { Status = GatewaySubscriptionStatus.Canceled, EndedAt = Provider.Now };
        }

        return Task.CompletedTask;
    }

    public Task<GatewayInvoice?> FindInvoiceAsync(GatewayInvoiceId id, CancellationToken cancellationToken) =>
        Found(Provider.Invoices.Find(invoice => invoice.Id == id));

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        GatewayCustomerId? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken cancellationToken) =>
        Provider.Invoices.Where(invoice => (customerId is null || invoice.CustomerId == customerId)
            && (status is null || invoice.Status == status) && (since is null || invoice.IssuedAt >= since)).ToAsyncEnumerable();

    public Task<GatewayPayment?> FindPaymentAsync(GatewayPaymentId id, CancellationToken cancellationToken) =>
        Found(Provider.Payments.GetValueOrDefault(id.Value));

    public Task<GatewayInvoiceId?> FindInvoiceOfPaymentAsync(GatewayPaymentId paymentId, CancellationToken cancellationToken) =>
        Task.FromResult(Provider.Invoices.Find(invoice => invoice.PaymentId == paymentId)?.Id);

    private string Once(IdempotencyKey key, Func<string> create) => fault != Fault.IgnoresIdempotencyKeys
        && Provider.Responses.TryGetValue(key.Value, out var existing)
        ? existing
        : Provider.Responses[key.Value] = create();

    private GatewayException Refused(string message) => new("refused", message, isTransient: fault == Fault.CallsRefusalsTransient);

    private Task<T?> Found<T>(T? value)
        where T : class => value is null && fault == Fault.ThrowsForWhatIsMissing ? throw Refused("There is no such object.")
            : Task.FromResult(value);
}
