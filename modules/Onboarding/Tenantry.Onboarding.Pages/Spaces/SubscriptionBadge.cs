using Tenantry.AdminUi;

namespace Tenantry.Onboarding.Pages;

/// <summary>Represents the status of a subscription as pages show it.</summary>
/// <param name="Text">The text of the badge.</param>
/// <param name="Tone">The tone of the badge.</param>
/// <param name="Term">The label of the date.</param>
/// <param name="At">The date.</param>
internal sealed record SubscriptionBadge(string Text, Tone Tone, string Term, DateTimeOffset At)
{
    public static SubscriptionBadge Of(SubscriptionSummary subscription, DateTimeOffset now) => subscription switch
    {
        { Status: SubscriptionStatus.Paused, CancelsAtPeriodEnd: false, ResumesAt: { } resumes } =>
            new("Paused", Tone.Warning, "Resumes on", resumes),
        _ when !subscription.HasAccess(now) => new("Ended", Tone.Neutral, "Access ended on", subscription.AccessUntil),
        { Status: SubscriptionStatus.PastDue } => new("Payment failed", Tone.Danger, "Access until", subscription.AccessUntil),
        { CancelsAtPeriodEnd: true } => new("Cancels", Tone.Warning, "Cancels on", subscription.EndsAt ?? subscription.PeriodEnd),
        { Status: SubscriptionStatus.Trialing } => new("Trial", Tone.Info, "First payment on", subscription.PeriodEnd),
        { Status: SubscriptionStatus.Paused } => new("Paused", Tone.Warning, "Access until", subscription.AccessUntil),
        { Price.Interval: Interval.Once } => new("Bought", Tone.Success, "Bought on", subscription.StartedAt),
        { Status: SubscriptionStatus.Canceled or SubscriptionStatus.Unpaid } =>
            new("Canceled", Tone.Warning, "Access until", subscription.AccessUntil),
        _ => new("Active", Tone.Success, "Renews on", subscription.PeriodEnd),
    };
}
