using Tenantry.AdminUi;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Pages;

/// <summary>Maps billing statuses to the text and color that every page shows.</summary>
internal static class StatusText
{
    public static string Of(SubscriptionSummary subscription) =>
        subscription is { CancelsAtPeriodEnd: true, Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing }
        ? $"Cancels {subscription.PeriodEnd.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture)}"
        : Of(subscription.Status);

    public static string Of(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Incomplete => "Awaiting payment",
        SubscriptionStatus.Trialing => "Trial",
        SubscriptionStatus.PastDue => "Payment failed",
        SubscriptionStatus.Canceled => "Canceled",
        _ => status.ToString(),
    };

    public static Tone ToneOf(SubscriptionSummary subscription) => subscription.Status switch
    {
        SubscriptionStatus.Active when subscription.CancelsAtPeriodEnd => Tone.Warning,
        SubscriptionStatus.Active => Tone.Success,
        SubscriptionStatus.Trialing => Tone.Info,
        SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid => Tone.Danger,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Paid => Tone.Success,
        InvoiceStatus.Open => Tone.Warning,
        InvoiceStatus.Uncollectible => Tone.Danger,
        _ => Tone.Neutral,
    };
}
