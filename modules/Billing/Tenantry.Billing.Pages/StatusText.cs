using Tenantry.AdminUi;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Pages;

/// <summary>Maps billing statuses to the text and color that every page shows.</summary>
internal static class StatusText
{
    public static string Of(SubscriptionSummary subscription) =>
        subscription switch
        {
            { EndsAt: { } end, Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.Paused } =>
                $"Cancels {Day(end)}",
            { Status: SubscriptionStatus.Paused, ResumesAt: { } resumes } => $"Paused, resumes {Day(resumes)}",
            _ => Of(subscription.Status),
        };

    private static string Day(DateTimeOffset at) => at.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture);

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
        SubscriptionStatus.Active or SubscriptionStatus.Paused when subscription.CancelsAtPeriodEnd => Tone.Warning,
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
