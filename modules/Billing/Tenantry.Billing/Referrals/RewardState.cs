using static Tenantry.Billing.Referrals.RewardState;

namespace Tenantry.Billing.Referrals;

/// <summary>Where a reward stands. Stored by name.</summary>
internal enum RewardState
{
    /// <summary>It is earned, and the hold is not over.</summary>
    Held = 1,

    /// <summary>It should be given, or taken back, and cannot yet.</summary>
    Waiting = 2,

    /// <summary>It stands on the referrer's balance.</summary>
    Given = 3,

    /// <summary>It was given, and all of it is taken back.</summary>
    ClawedBack = 4,

    /// <summary>The payment went back before it was given.</summary>
    Cancelled = 5,
}

/// <summary>Every move that a reward makes. Money may come back: a refund fails at the bank, a dispute is won.</summary>
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
