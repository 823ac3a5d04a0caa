namespace Tenantry.Billing.StripeEmulator;

/// <summary>Defines the statuses of a subscription and the transitions between them.</summary>
internal static class SubscriptionStatus
{
    public const string Incomplete = "incomplete";
    public const string IncompleteExpired = "incomplete_expired";
    public const string Trialing = "trialing";
    public const string Active = "active";
    public const string PastDue = "past_due";
    public const string Unpaid = "unpaid";
    public const string Paused = "paused";
    public const string Canceled = "canceled";

    public static bool IsEnded(JsonObject subscription) => subscription.Text("status") is Canceled or IncompleteExpired;

    public static bool CanTransition(string from, string to) => (from, to) switch
    {
        (Incomplete, Active or Trialing or IncompleteExpired or Canceled) => true,
        (Trialing, Active or PastDue or Paused or Canceled) => true,
        (Active, PastDue or Trialing or Canceled) => true,
        (PastDue, Active or Unpaid or Canceled) => true,
        (Unpaid, Active or Canceled) => true,
        (Paused, Active or Canceled) => true,
        _ => false,
    };

    public static void TransitionTo(JsonObject subscription, string to)
    {
        var from = subscription.Text("status")!;
        if (from == to)
        {
            return;
        }

        if (!CanTransition(from, to))
        {
            throw new InvalidOperationException($"A subscription cannot change from '{from}' to '{to}'.");
        }

        subscription["status"] = to;
    }
}
