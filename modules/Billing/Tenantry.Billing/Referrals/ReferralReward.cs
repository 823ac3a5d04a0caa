namespace Tenantry.Billing.Referrals;

/// <summary>What a tenant earns with one payment of a customer it brought.</summary>
internal sealed class ReferralReward : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>The payment, as <see cref="PaymentReceived.Reference"/> names it. Unique: a payment is rewarded once.</summary>
    public required string Reference { get; init; }

    public TenantId ReferredTenantId { get; init; }

    public int Percent { get; init; }

    public Currency Currency { get; init; }

    /// <summary>What was billed, with tax and without. The share of it that was paid in money, and stayed, counts.</summary>
    public long TotalMinor { get; init; }

    public long NetMinor { get; init; }

    /// <summary>What it comes to by now, all in all; less than at first where money went back.</summary>
    public long DueMinor { get; set; }

    /// <summary>What stands at the provider, all moves together, also one that is on its way.</summary>
    public long GivenMinor { get; set; }

    public RewardState State { get; set; } = RewardState.Held;

    public DateTimeOffset PaidAt { get; init; }

    public DateTimeOffset HeldUntil { get; init; }

    /// <summary>When it is looked at again; none where only news of the payment changes it.</summary>
    public DateTimeOffset? NextLookAt { get; set; }

    public string? Waits { get; set; }

    public uint Version { get; init; }

    public Money Due => new(DueMinor, Currency);

    public Money Given => new(GivenMinor, Currency);

    /// <summary>Brings the state to what is due and what was given.</summary>
    public void Follow(DateTimeOffset now)
    {
        var next = (DueMinor, GivenMinor, now < HeldUntil) switch
        {
            (0, 0, _) when State is RewardState.Given or RewardState.ClawedBack => RewardState.ClawedBack,
            (0, 0, _) => RewardState.Cancelled,
            (_, 0, true) => RewardState.Held,
            _ when GivenMinor == DueMinor => RewardState.Given,
            _ => RewardState.Waiting,
        };
        if (!RewardLifecycle.Allows(State, next))
        {
            throw new InvalidOperationException($"A reward that is {State} does not become {next}.");
        }

        State = next;
        NextLookAt = next switch { RewardState.Held => HeldUntil, RewardState.Waiting => now + RunReferrals.Patience, _ => null };
        Waits = next == RewardState.Waiting ? Waits : null;
    }
}

/// <summary>Money on its way to the balance of a referrer at the provider, or back. Written before the provider is asked, and never changed but to say that it is there.</summary>
internal sealed class ReferralMove : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Reference { get; init; }

    public int Number { get; init; }

    /// <summary>Negative where it is taken back.</summary>
    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public DateTimeOffset At { get; init; }

    public string? GatewayId { get; set; }
}
