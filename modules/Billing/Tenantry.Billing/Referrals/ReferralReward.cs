namespace Tenantry.Billing.Referrals;

/// <summary>Represents a tenant's reward for one payment of a referred customer.</summary>
internal sealed class ReferralReward : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>
    /// Gets the reference of the payment (see <see cref="PaymentReceived.Reference"/>). Unique: a payment is rewarded once.
    /// </summary>
    public required string Reference { get; init; }

    public TenantId ReferredTenantId { get; init; }

    public int Percent { get; init; }

    public Currency Currency { get; init; }

    /// <summary>
    /// Gets the invoiced amount, with tax here and without tax in <see cref="NetMinor"/>. The reward counts only the share that was paid in
    /// money and not refunded.
    /// </summary>
    public long TotalMinor { get; init; }

    public long NetMinor { get; init; }

    /// <summary>Gets or sets the current amount of the reward; less than the initial one after a refund.</summary>
    public long DueMinor { get; set; }

    /// <summary>Gets or sets the amount that was credited at the payment provider, including changes that are still pending.</summary>
    public long GivenMinor { get; set; }

    public RewardState State { get; set; } = RewardState.Held;

    public DateTimeOffset PaidAt { get; init; }

    public DateTimeOffset HeldUntil { get; init; }

    /// <summary>
    /// Gets or sets the time of the next check; <see langword="null"/> if only an event of the payment can change the reward.
    /// </summary>
    public DateTimeOffset? NextLookAt { get; set; }

    public string? WaitReason { get; set; }

    public uint Version { get; init; }

    public Money Due => new(DueMinor, Currency);

    public Money Given => new(GivenMinor, Currency);

    /// <summary>Updates the state from the amounts that are due and credited.</summary>
    public void UpdateState(DateTimeOffset now)
    {
        var next = (DueMinor, GivenMinor, now < HeldUntil) switch
        {
            (0, 0, _) when State is RewardState.Credited or RewardState.ClawedBack => RewardState.ClawedBack,
            (0, 0, _) => RewardState.Canceled,
            (_, 0, true) => RewardState.Held,
            _ when GivenMinor == DueMinor => RewardState.Credited,
            _ => RewardState.Pending,
        };
        if (!RewardLifecycle.Allows(State, next))
        {
            throw new InvalidOperationException($"A reward cannot change from {State} to {next}.");
        }

        State = next;
        NextLookAt = next switch { RewardState.Held => HeldUntil,
            RewardState.Pending => now + SettleReferralRewards.RetryInterval, _ => null };
        WaitReason = next == RewardState.Pending ? WaitReason : null;
    }
}

/// <summary>
/// Represents a change of a referrer's balance at the payment provider. The row is saved before the provider is called; afterwards only
/// <see cref="GatewayId"/> is set.
/// </summary>
internal sealed class ReferralBalanceChange : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Reference { get; init; }

    public int Number { get; init; }

    /// <summary>Gets the amount in minor units; negative if the reward is reversed.</summary>
    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public DateTimeOffset At { get; init; }

    public string? GatewayId { get; set; }
}
