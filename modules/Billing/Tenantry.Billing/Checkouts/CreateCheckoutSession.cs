using Tenantry.Billing.Catalog;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts;

/// <summary>Creates the provider's checkout for a cart, for signed-in customers and for guests alike.</summary>
internal sealed class CreateCheckoutSession(IPaymentGateway gateway, PriceBook prices, CouponSync offers, BillingOptions options,
    PlatformOptions platform)
{
    /// <summary>Creates the checkout; a repeated call for the same attempt returns the same checkout.</summary>
    /// <param name="attempt">The ID of the attempt, which makes the call idempotent.</param>
    /// <param name="customer">The provider's ID of the customer; <see langword="null"/> for a guest.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="returnPath">The path within this site to which the buyer returns after the payment.</param>
    /// <param name="owner">The metadata that identifies the owner of the attempt at the payment provider.</param>
    /// <param name="ct">The cancellation token.</param>
    public async Task<GatewayCheckout> RunAsync(
        Guid attempt, string? customer, Cart cart, string returnPath, Dictionary<string, string> owner, CancellationToken ct)
    {
        var lines = new List<GatewayCheckoutLine>();
        foreach (var line in cart.Lines)
        {
            lines.Add(new GatewayCheckoutLine(await prices.EnsureGatewayPriceAsync(line.Price, line.Name, ct), line.Quantity));
        }

        var plan = $"{cart.Product.Key}/{cart.Plan.Key}";
        owner[PurchasedPlan.MetadataKey] = plan;
        return await gateway.CreateCheckoutAsync(
            new NewGatewayCheckout(
                attempt, GatewayId.From<GatewayCustomerId>(customer), [.. lines], cart.IsRecurring,
                $"{platform.PublicUrl}{returnPath}?attempt={attempt}", $"{platform.PublicUrl}/buy/{plan}?canceled=1", owner)
            {
                AutomaticTax = options.AutomaticTax,
                IsEmbedded = cart.IsEmbedded,
                TrialDays = cart.TrialDays,
                TrialNeedsCard = cart.Plan.TrialNeedsCard,
                NeedsCard = !cart.IsFree,
                PromotionCodeId = cart.Discount is { Code: { } code } typed ? await offers.EnsureCodeAsync(typed.Coupon, code, ct) : null,
                CouponId = cart.Discount is { Code: null } promotion ? await offers.EnsureCouponAsync(promotion.Coupon, ct) : null,
                AllowPromotionCodes = cart.Discount is null && await offers.AnyCodesAsync(ct),
            },
            IdempotencyKey.For("checkout", attempt, customer ?? ""),
            ct);
    }
}
