using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>
/// Creates a subscription without the provider's checkout page, if it is free or the customer has a saved card. The preview uses the same
/// parameters as the charge.
/// </summary>
internal sealed class CreateSubscription(IPaymentGateway gateway, PriceBook prices, CouponSync offers, SyncSubscription sync,
    BillingOptions options, ICurrentTenant current)
{
    /// <summary>Gets a value indicating whether the payment provider can create subscriptions without its checkout page.</summary>
    public bool IsSupported => gateway.Find<IGatewayDirectSubscriptions>() is not null;

    /// <summary>Previews the amount that would be charged now.</summary>
    public async Task<Money> PreviewAsync(Cart cart, string customer, CancellationToken ct) =>
        (await gateway.Require<IGatewayDirectSubscriptions>()
            .PreviewSubscriptionAsync(await OfAsync(cart, customer, card: null, attempt: null, ct), ct)).AmountDue;

    /// <summary>Creates the subscription, once for each attempt.</summary>
    /// <exception cref="GatewayException">The card was declined or requires authentication; no subscription was created.</exception>
    public async Task<Result<SubscriptionId>> RunAsync(Cart cart, string customer, string? card, Guid attempt, CancellationToken ct)
    {
        var created = await gateway.Require<IGatewayDirectSubscriptions>()
            .CreateSubscriptionAsync(await OfAsync(cart, customer, card, attempt, ct), IdempotencyKey.For("begin", attempt, customer), ct);
        return await sync.RunAsync(created.Id, ct);
    }

    private async Task<NewGatewaySubscription> OfAsync(Cart cart, string customer, string? card, Guid? attempt, CancellationToken ct)
    {
        var items = new List<GatewayCheckoutLine>();
        foreach (var line in cart.Lines)
        {
            items.Add(new GatewayCheckoutLine(await prices.EnsureGatewayPriceAsync(line.Price, line.Name, ct), line.Quantity));
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenantry_tenant"] = current.Required.ToString(),
            [PurchasedPlan.MetadataKey] = $"{cart.Product.Key}/{cart.Plan.Key}",
        };
        if (attempt is { } id)
        {
            owner["tenantry_attempt"] = id.ToString();
        }

        return new NewGatewaySubscription(new(customer), [.. items], owner)
        {
            PaymentMethodId = GatewayId.From<GatewayPaymentMethodId>(card),
            AutomaticTax = options.AutomaticTax,
            PromotionCodeId = cart.Discount is { Code: { } code } typed ? await offers.EnsureCodeAsync(typed.Coupon, code, ct) : null,
            CouponId = cart.Discount is { Code: null } promotion ? await offers.EnsureCouponAsync(promotion.Coupon, ct) : null,
        };
    }
}
