using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeSubscription
{
    private static readonly RequiredFields Fields = new(
        "subscription", "id", "customer", "status", "cancel_at_period_end", "cancel_at?", "start_date", "trial_end?", "ended_at?",
        "pause_collection?.resumes_at?",
        "items.data", "discounts", "schedule?", "latest_invoice?", "default_payment_method?", "metadata");

    // Since 2025-03-31, the period belongs to the item.
    private static readonly RequiredFields ItemFields = new(
        "subscription item", "id", "price.id", "price.recurring?.interval", "price.recurring?.interval_count",
        "price.recurring?.usage_type", "current_period_start",
        "current_period_end");

    // A metered item has no quantity.
    private static readonly RequiredFields LicensedItemFields = new("subscription item", "quantity");

    public static GatewaySubscription ToGateway(this Subscription subscription)
    {
        subscription.Check();
        var item = subscription.Items.Data[0];
        return new GatewaySubscription(
            new(subscription.Id), new(subscription.CustomerId), subscription.ReadStatus(), new(item.Price.Id), item.ReadQuantity(),
            subscription.StartDate.ToOffset(),
            item.CurrentPeriodStart.ToOffset(), item.CurrentPeriodEnd.ToOffset(), subscription.TrialEnd.ToOffset(),
            subscription.CancelAtPeriodEnd || subscription.CancelAt == item.CurrentPeriodEnd, subscription.EndedAt.ToOffset())
        {
            CancelsAt = subscription.CancelAt.ToOffset(),
            Items = [.. subscription.Items.Data.Select(data => new GatewayItem(new(data.Id), new(data.Price.Id), data.ReadQuantity())
            {
                IncludedTaxPercent = ReadIncludedTax(data.TaxRates is { Count: > 0 } rates ? rates : subscription.DefaultTaxRates),
            })],
            Discounts = [.. subscription.ReadDiscounts()],
            ScheduleId = GatewayId.From<GatewayScheduleId>(subscription.ScheduleId),
            ResumesAt = subscription.PauseCollection?.ResumesAt.ToOffset(),
            LatestInvoiceId = GatewayId.From<GatewayInvoiceId>(subscription.LatestInvoiceId),
            PaymentMethodId = GatewayId.From<GatewayPaymentMethodId>(subscription.DefaultPaymentMethodId),
            Metadata = subscription.Metadata,
        };
    }

    /// <summary>Throws an exception if a subscription lacks a required field or has no items.</summary>
    public static void Check(this Subscription subscription)
    {
        Fields.Check(subscription);
        if (subscription.Items.Data.Count == 0)
        {
            throw new GatewayException("no_items", $"Subscription {subscription.Id} has no items.", isTransient: false);
        }

        foreach (var item in subscription.Items.Data)
        {
            ItemFields.Check(item);
            if (!item.IsMetered())
            {
                LicensedItemFields.Check(item);
            }
        }
    }

    public static long ReadQuantity(this SubscriptionItem item) => item.IsMetered() ? 1 : item.Quantity;

    private static decimal ReadIncludedTax(IEnumerable<TaxRate>? rates) =>
        rates?.Where(rate => rate.Inclusive).Sum(rate => rate.EffectivePercentage ?? rate.Percentage) ?? 0;

    private static bool IsMetered(this SubscriptionItem item) => item.Price.Recurring?.UsageType == "metered";

    private static GatewaySubscriptionStatus ReadStatus(this Subscription subscription) => subscription.Status switch
    {
        "active" or "past_due" or "trialing" when subscription.PauseCollection is not null => GatewaySubscriptionStatus.Paused,
        "incomplete" => GatewaySubscriptionStatus.Incomplete,
        "incomplete_expired" or "canceled" => GatewaySubscriptionStatus.Canceled,
        "trialing" => GatewaySubscriptionStatus.Trialing,
        "active" => GatewaySubscriptionStatus.Active,
        "past_due" => GatewaySubscriptionStatus.PastDue,
        "unpaid" => GatewaySubscriptionStatus.Unpaid,
        "paused" => GatewaySubscriptionStatus.Paused,
        _ => throw StripeValues.UnknownStatus("subscription", subscription.Id, subscription.Status),
    };
}
