using static Tenantry.Billing.Referrals.RewardState;

namespace Tenantry.Billing.Referrals;

/// <summary>Specifies the state of a reward. Stored by name.</summary>
internal enum RewardState
{
    /// <summary>The reward is earned and on hold.</summary>
    Held = 1,

    /// <summary>The reward should be credited or reversed, but can't be yet.</summary>
    Pending = 2,

    /// <summary>The reward has been credited to the referrer's balance.</summary>
    Credited = 3,

    /// <summary>The reward was credited and then reversed completely.</summary>
    ClawedBack = 4,

    /// <summary>The payment was refunded before the reward was credited.</summary>
    Canceled = 5,
}

/// <summary>
/// Defines the allowed transitions. A reversed reward may be credited again: a refund can fail at the bank, and a dispute can be won.
/// </summary>
internal static class RewardLifecycle
{
    public static bool Allows(RewardState from, RewardState to) => from == to || (from, to) switch
    {
        (Held, Pending or Credited or Canceled) => true,
        (Pending, Credited or Canceled or ClawedBack) => true,
        (Credited, Pending or ClawedBack) => true,
        (ClawedBack, Pending or Credited) => true,
        (Canceled, Held or Pending or Credited) => true,
        _ => false,
    };
}
