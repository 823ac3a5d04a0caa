namespace Tenantry.Billing.Gateways;

/// <summary>Stands where no payment provider is configured: everything that needs one is refused, the rest works.</summary>
internal sealed partial class NoGateway : IPaymentGateway
{
    public string Name => "none";

    public string SignatureHeader => "";

    public GatewayEvent? Verify(string? signature, string body) => null;

    public Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCustomer?> FindCustomerAsync(string id, CancellationToken ct) => throw Missing();

    public Task UpdateCustomerAsync(string id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task SetReverseChargeAsync(string id, bool isReverse, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayTaxId> AddTaxIdAsync(string id, string type, string value, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task RemoveTaxIdAsync(string id, string taxId, CancellationToken ct) => throw Missing();

    public Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct) => throw Missing();

    public Task ExpireCheckoutAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(string? customerId, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice> PreviewSubscriptionAsync(NewGatewaySubscription subscription, CancellationToken ct) => throw Missing();

    public Task<GatewaySubscription> CreateSubscriptionAsync(NewGatewaySubscription subscription, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice> PreviewChangeAsync(string id, string customerId, SubscriptionChange change, CancellationToken ct) => throw Missing();

    public Task<GatewaySubscription> ChangeSubscriptionAsync(string id, SubscriptionChange change, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<string> ScheduleChangeAsync(string id, IReadOnlyList<GatewayCheckoutLine> items, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task ReleaseScheduleAsync(string scheduleId, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task CancelNowAsync(string id, bool isProrated, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task PauseSubscriptionAsync(string id, DateTimeOffset? resumesAt, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task UnpauseSubscriptionAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(string? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice> PayInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task VoidInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task MarkUncollectibleAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<string> AddInvoiceItemAsync(NewGatewayInvoiceItem item, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCreditNote> CreateCreditNoteAsync(NewGatewayCreditNote note, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCreditNote?> FindCreditNoteAsync(string id, CancellationToken ct) => throw Missing();

    public Task<string> CreditBalanceAsync(string customerId, Money amount, string description, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayPayment?> FindPaymentAsync(string id, CancellationToken ct) => throw Missing();

    public Task<GatewayCard?> FindCardAsync(string paymentMethodId, CancellationToken ct) => throw Missing();

    public Task<string?> FindInvoiceOfPaymentAsync(string paymentId, CancellationToken ct) => throw Missing();

    public Task<GatewayRefund> RefundAsync(NewGatewayRefund refund, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayRefund?> FindRefundAsync(string id, CancellationToken ct) => throw Missing();

    public Task<GatewayDispute?> FindDisputeAsync(string id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<(GatewayEvent Event, string Body)> ListEventsAsync(DateTimeOffset since, CancellationToken ct) => throw Missing();

    private static GatewayException Missing() => new(
        "no_gateway", "No payment provider is configured. Call AddBilling().UseStripe() and set Tenantry:Stripe:SecretKey.", isTransient: false);
}
