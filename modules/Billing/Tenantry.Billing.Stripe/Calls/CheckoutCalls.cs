using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public GatewayEmbedding? Embedding =>
        options.PublishableKey is { Length: > 0 } key ? new GatewayEmbedding(options.ScriptUrl, key) : null;

    public async Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) =>
        (await RunAsync(stripe.V1.Checkout.Sessions.CreateAsync(CheckoutSessionRequest.Create(checkout), For(key), ct), ct)).ToGateway();

    public async Task<GatewayCheckout?> FindCheckoutAsync(GatewayCheckoutId id, CancellationToken ct) =>
        (await FindAsync(stripe.V1.Checkout.Sessions.GetAsync(id, cancellationToken: ct), ct))?.ToGateway();

    public Task ExpireCheckoutAsync(GatewayCheckoutId id, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.Checkout.Sessions.ExpireAsync(id, requestOptions: For(key), cancellationToken: ct), ct);
}
