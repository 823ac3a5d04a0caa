using Tenantry.AdminUi;

namespace Tenantry.Onboarding.Pages;

/// <summary>How a subscription stands, in the words of a page.</summary>
/// <param name="Word">The badge.</param>
/// <param name="Tone">The badge's tone.</param>
/// <param name="Term">What the date is.</param>
/// <param name="At">The date.</param>
internal sealed record SubscriptionBadge(string Word, Tone Tone, string Term, DateTimeOffset At)
{
    public static SubscriptionBadge Of(SubscriptionSummary one, DateTimeOffset now) => one switch
    {
        _ when !one.HasAccess(now) => new("Ended", Tone.Neutral, "Access ended on", one.AccessUntil),
        { Status: SubscriptionStatus.PastDue } => new("Payment failed", Tone.Danger, "Access until", one.AccessUntil),
        { CancelsAtPeriodEnd: true } => new("Ending", Tone.Warning, "Ends on", one.PeriodEnd),
        { Status: SubscriptionStatus.Trialing } => new("Trial", Tone.Info, "First payment on", one.PeriodEnd),
        { Status: SubscriptionStatus.Paused } => new("Paused", Tone.Warning, "Access until", one.AccessUntil),
        { Price.Interval: Interval.Once } => new("Paid", Tone.Success, "Bought on", one.StartedAt),
        { Status: SubscriptionStatus.Canceled or SubscriptionStatus.Unpaid } => new("Ending", Tone.Warning, "Access until", one.AccessUntil),
        _ => new("Active", Tone.Success, "Renews on", one.PeriodEnd),
    };
}
