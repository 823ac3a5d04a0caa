using System.Collections.Immutable;
using Stripe;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    // A discount also counts if it hangs on an item or on the customer. The customer's counts only if the subscription has none.
    private async Task<GatewaySubscription> CompleteAsync(Subscription subscription, CancellationToken ct)
    {
        var mapped = subscription.ToGateway();
        var discounts = mapped.Discounts;
        if (discounts.IsEmpty && subscription.Customer is { Deleted: not true, Discount: { } onCustomer }
            && await ReadAsync(onCustomer, ct) is { } read)
        {
            discounts = [read];
        }

        return subscription.Items.Data.All(item => item.DiscountIds is not { Count: > 0 }) ? mapped with { Discounts = discounts }
            : mapped with { Discounts = [.. await ReadItemDiscountsAsync(subscription.Id, ct), .. discounts] };
    }

    private async Task<ImmutableArray<GatewayDiscount>> ReadItemDiscountsAsync(string id, CancellationToken ct)
    {
        var expanded = await RunAsync(
            stripe.V1.Subscriptions.GetAsync(id, new() { Expand = ["items.data.discounts"] }, cancellationToken: ct), ct);
        var found = ImmutableArray.CreateBuilder<GatewayDiscount>();
        foreach (var item in expanded.Items.Data)
        {
            foreach (var discount in item.Discounts ?? [])
            {
                if (await ReadAsync(discount, ct) is { } read)
                {
                    found.Add(read with { ItemId = new(item.Id) });
                }
            }
        }

        return found.ToImmutable();
    }

    private async Task<GatewayDiscount?> ReadAsync(Discount discount, CancellationToken ct) =>
        (discount.Source?.Coupon ?? (discount.Source?.CouponId is { } id
            ? await FindAsync(stripe.V1.Coupons.GetAsync(id, cancellationToken: ct), ct) : null)) is { } coupon
            ? discount.ToGateway(coupon) : null;
}
