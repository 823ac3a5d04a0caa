namespace Tenantry.Billing.Referrals;

/// <summary>The link of a tenant that brings others: <c>/r/{code}</c>.</summary>
internal sealed class ReferralLink : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Code { get; init; }

    /// <summary>How often it was followed; a browser that follows it twice counts twice.</summary>
    public long Clicks { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A customer who came by a tenant's link. It belongs to the one who brought; the terms are those of the day.</summary>
internal sealed class Referral : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Who was brought. Unique: a customer is brought by one other, once.</summary>
    public TenantId ReferredTenantId { get; init; }

    public int Percent { get; init; }

    public int? Months { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Says whether a payment counts, beside the brought customer's first one.</summary>
    public bool Counts(string reference, DateTimeOffset paidAt, string first, DateTimeOffset firstPaidAt) => Months switch
    {
        null => true,
        0 => reference == first,
        { } months => paidAt < firstPaidAt.AddMonths(months),
    };
}
