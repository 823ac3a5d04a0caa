using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>
/// Begins a subscription without the provider's page: where it costs nothing, or a card is there. What it will charge is asked with the same
/// fields as it is charged with.
/// </summary>
internal sealed class BeginDirectly(IPaymentGateway gateway, PriceBook prices, OfferBook offers, SyncSubscription sync, BillingOptions options, ICurrentTenant current)
{
    /// <summary>Gets a value indicating whether the payment provider creates subscriptions without its page.</summary>
    public bool IsSupported => gateway.Find<IGatewayDirectSubscriptions>() is not null;

    /// <summary>Says what would be charged now.</summary>
    public async Task<Money> PreviewAsync(Basket basket, string customer, CancellationToken ct) =>
        (await gateway.Require<IGatewayDirectSubscriptions>().PreviewSubscriptionAsync(await OfAsync(basket, customer, card: null, attempt: null, ct), ct)).AmountDue;

    /// <summary>Begins it, once for each attempt.</summary>
    /// <exception cref="GatewayException">The card was declined or the bank asks for its owner, and nothing has begun.</exception>
    public async Task<Result<SubscriptionId>> RunAsync(Basket basket, string customer, string? card, Guid attempt, CancellationToken ct)
    {
        var begun = await gateway.Require<IGatewayDirectSubscriptions>().CreateSubscriptionAsync(await OfAsync(basket, customer, card, attempt, ct), IdempotencyKey.For("begin", attempt), ct);
        return await sync.RunAsync(begun.Id, ct);
    }

    private async Task<NewGatewaySubscription> OfAsync(Basket basket, string customer, string? card, Guid? attempt, CancellationToken ct)
    {
        var items = new List<GatewayCheckoutLine>();
        foreach (var line in basket.Lines)
        {
            items.Add(new GatewayCheckoutLine(await prices.EnsureAtGatewayAsync(line.Price, line.Name, ct), line.Quantity));
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenantry_tenant"] = current.Required.ToString(),
            [Bought.Key] = $"{basket.Product.Key}/{basket.Plan.Key}",
        };
        if (attempt is { } id)
        {
            owner["tenantry_attempt"] = id.ToString();
        }

        return new NewGatewaySubscription(new(customer), [.. items], owner)
        {
            PaymentMethodId = GatewayId.From<GatewayPaymentMethodId>(card),
            AutomaticTax = options.AutomaticTax,
            PromotionCodeId = basket.Discount is { Code: { } code } typed ? await offers.EnsureCodeAsync(typed.Coupon, code, ct) : null,
            CouponId = basket.Discount is { Code: null } promotion ? await offers.EnsureCouponAsync(promotion.Coupon, ct) : null,
        };
    }
}
