using Tenantry.Billing.Catalog;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts;

/// <summary>Opens the provider's page for a basket: the same for somebody who is signed in and for a visitor.</summary>
internal sealed class OpenAtGateway(IPaymentGateway gateway, PriceBook prices, OfferBook offers, BillingOptions options, PlatformOptions platform)
{
    /// <summary>Opens it, or finds it again by the attempt.</summary>
    /// <param name="attempt">The attempt's id, by which the asking may be repeated.</param>
    /// <param name="customer">The provider's customer; <see langword="null"/> where nobody knows yet who buys.</param>
    /// <param name="basket">What is bought.</param>
    /// <param name="returnPath">Where the buyer comes back to after paying, within this site.</param>
    /// <param name="owner">What the provider's objects keep of whose the attempt is.</param>
    /// <param name="ct">Stops the asking.</param>
    public async Task<GatewayCheckout> RunAsync(
        Guid attempt, string? customer, Basket basket, string returnPath, Dictionary<string, string> owner, CancellationToken ct)
    {
        var lines = new List<GatewayCheckoutLine>();
        foreach (var line in basket.Lines)
        {
            lines.Add(new GatewayCheckoutLine(await prices.EnsureAtGatewayAsync(line.Price, line.Name, ct), line.Quantity));
        }

        var plan = $"{basket.Product.Key}/{basket.Plan.Key}";
        owner[Bought.Key] = plan;
        return await gateway.CreateCheckoutAsync(
            new NewGatewayCheckout(
                attempt, GatewayId.From<GatewayCustomerId>(customer), [.. lines], basket.IsRecurring, $"{platform.PublicUrl}{returnPath}?attempt={attempt}", $"{platform.PublicUrl}/buy/{plan}?cancelled=1", owner)
            {
                AutomaticTax = options.AutomaticTax,
                IsEmbedded = basket.IsEmbedded,
                TrialDays = basket.TrialDays,
                TrialNeedsCard = basket.Plan.TrialNeedsCard,
                NeedsCard = !basket.IsFree,
                PromotionCodeId = basket.Discount is { Code: { } code } typed ? await offers.EnsureCodeAsync(typed.Coupon, code, ct) : null,
                CouponId = basket.Discount is { Code: null } promotion ? await offers.EnsureCouponAsync(promotion.Coupon, ct) : null,
                TakesPromotionCodes = basket.Discount is null && await offers.AnyCodesAsync(ct),
            },
            IdempotencyKey.For("checkout", attempt),
            ct);
    }
}
