using static Tenantry.Billing.Referrals.RewardState;

namespace Tenantry.Billing.Referrals;

/// <summary>Specifies the state of a reward. Stored by name.</summary>
internal enum RewardState
{
    /// <summary>The reward is earned and on hold.</summary>
    Held = 1,

    /// <summary>The reward should be credited or reversed, but can't be yet.</summary>
    Waiting = 2,

    /// <summary>The reward has been credited to the referrer's balance.</summary>
    Given = 3,

    /// <summary>The reward was credited and then reversed completely.</summary>
    ClawedBack = 4,

    /// <summary>The payment was refunded before the reward was credited.</summary>
    Cancelled = 5,
}

/// <summary>
/// Defines the allowed transitions. A reversed reward may be credited again: a refund can fail at the bank, and a dispute can be won.
/// </summary>
internal static class RewardLifecycle
{
    public static bool Allows(RewardState from, RewardState to) => from == to || (from, to) switch
    {
        (Held, Waiting or Given or Cancelled) => true,
        (Waiting, Given or Cancelled or ClawedBack) => true,
        (Given, Waiting or ClawedBack) => true,
        (ClawedBack, Waiting or Given) => true,
        (Cancelled, Held or Waiting or Given) => true,
        _ => false,
    };
}
