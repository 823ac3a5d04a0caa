using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeSchedule
{
    private static readonly RequiredFields Fields = new("subscription schedule", "id", "status");

    /// <summary>Gets a value indicating whether the schedule is active.</summary>
    public static bool IsInForce(this SubscriptionSchedule schedule)
    {
        Fields.Check(schedule);
        return schedule.Status is "active" or "not_started";
    }
}
