namespace Tenantry.Billing.Gateways;

internal sealed partial class NoGateway
{
    public Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayKnownPrice?> FindPriceAsync(string lookupKey, CancellationToken ct) => throw Missing();

    public Task<string?> FindProductNameAsync(string product, CancellationToken ct) => throw Missing();

    public Task NameProductAsync(GatewayProduct product, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<bool> HasCouponAsync(string coupon, CancellationToken ct) => throw Missing();

    public Task<string> EnsureCouponAsync(GatewayCoupon coupon, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task RemoveCouponAsync(string coupon, CancellationToken ct) => throw Missing();

    public Task<string?> FindPromotionCodeAsync(string code, CancellationToken ct) => throw Missing();

    public Task<string> EnsurePromotionCodeAsync(GatewayPromotionCode code, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task EndPromotionCodeAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();
}
