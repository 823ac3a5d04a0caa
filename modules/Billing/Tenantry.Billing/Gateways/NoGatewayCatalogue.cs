namespace Tenantry.Billing.Gateways;

internal sealed partial class NoGateway
{
    public Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) => throw Missing();
}
