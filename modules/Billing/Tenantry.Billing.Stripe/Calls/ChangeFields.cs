using System.Collections.Immutable;
using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>
/// Represents a change of a subscription in Stripe's terms. The preview and the change are both built from it, with the same proration
/// date; otherwise a customer would see one amount and be charged another.
/// </summary>
internal sealed record ChangeFields(ImmutableArray<GatewayItemChange> Items, string ProrationBehavior)
{
    public DateTime? ProrationDate { get; init; }

    public DateTime? TrialEnd { get; init; }

    public bool EndsTrial { get; init; }

    public ImmutableArray<GatewayCouponId>? Coupons { get; init; }

    private bool IsChargedNow => ProrationBehavior == "always_invoice" || EndsTrial;

    public static ChangeFields Of(SubscriptionChange change) => new(change.Items, Behavior(change.Proration))
    {
        ProrationDate = change.Proration == Proration.None ? null : change.At?.UtcDateTime,
        TrialEnd = change.EndsTrial ? null : change.TrialEnd?.UtcDateTime,
        EndsTrial = change.EndsTrial,
        Coupons = change.Coupons,
    };

    public SubscriptionUpdateOptions ToUpdate()
    {
        var request = new SubscriptionUpdateOptions { ProrationBehavior = ProrationBehavior, ProrationDate = ProrationDate };
        if (!Items.IsEmpty)
        {
            request.Items = [.. Items.Select(item => new SubscriptionItemOptions
            {
                Id = item.ItemId, Price = item.PriceId, Quantity = item.Quantity, Deleted = item.IsRemoved ? true : null,
            })];
        }

        if (EndsTrial)
        {
            request.TrialEnd = SubscriptionTrialEnd.Now;
        }
        else if (TrialEnd is { } end)
        {
            request.TrialEnd = end;
        }

        // Stripe.net sends a list that is null or empty as "clear it", so it is set only if the change includes it.
        if (Coupons is { } coupons)
        {
            request.Discounts = [.. coupons.Select(coupon => new SubscriptionDiscountOptions { Coupon = coupon })];
        }

        // Any other behavior would grant the new plan first and ask for the payment later.
        request.PaymentBehavior = IsChargedNow ? "error_if_incomplete" : null;
        return request;
    }

    public InvoiceCreatePreviewOptions ToPreview()
    {
        var details = new InvoiceSubscriptionDetailsOptions { ProrationBehavior = ProrationBehavior, ProrationDate = ProrationDate };
        if (!Items.IsEmpty)
        {
            details.Items = [.. Items.Select(item => new InvoiceSubscriptionDetailsItemOptions
            {
                Id = item.ItemId, Price = item.PriceId, Quantity = item.Quantity, Deleted = item.IsRemoved ? true : null,
            })];
        }

        if (EndsTrial)
        {
            details.TrialEnd = InvoiceSubscriptionDetailsTrialEnd.Now;
        }
        else if (TrialEnd is { } end)
        {
            details.TrialEnd = end;
        }

        var request = new InvoiceCreatePreviewOptions { SubscriptionDetails = details };
        if (Coupons is { } coupons)
        {
            request.Discounts = [.. coupons.Select(coupon => new InvoiceDiscountOptions { Coupon = coupon })];
        }

        return request;
    }

    private static string Behavior(Proration proration) => proration switch
    {
        Proration.Now => "always_invoice",
        Proration.NextInvoice => "create_prorations",
        _ => "none",
    };
}
