namespace Tenantry.Billing.Referrals;

/// <summary>Represents a tenant's referral link: <c>/r/{code}</c>.</summary>
internal sealed class ReferralLink : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Code { get; init; }

    /// <summary>Gets the number of clicks; repeated clicks in the same browser are counted.</summary>
    public long Clicks { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// Represents a referred customer. The row belongs to the referrer and keeps the terms that applied on the day of the referral.
/// </summary>
internal sealed class Referral : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Gets the ID of the referred tenant. Unique: a tenant has one referrer.</summary>
    public TenantId ReferredTenantId { get; init; }

    public int Percent { get; init; }

    public int? Months { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Determines whether a payment earns a reward, given the referred customer's first payment.</summary>
    public bool IsEligible(string reference, DateTimeOffset paidAt, string first, DateTimeOffset firstPaidAt) => Months switch
    {
        null => true,
        0 => reference == first,
        { } months => paidAt < firstPaidAt.AddMonths(months),
    };
}
