namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits that were given at one time for one reason.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Source">Why they were given.</param>
/// <param name="Amount">How many were given.</param>
/// <param name="Remaining">How many can still be used.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="ExpiresAt">From when on they can no longer be used; <see langword="null"/> where they do not expire.</param>
/// <param name="Note">What they were given for, in words.</param>
public sealed record CreditGrant(
    CreditGrantId Id, CreditSource Source, long Amount, long Remaining, DateTimeOffset GrantedAt, DateTimeOffset? ExpiresAt, string? Note);

/// <summary>Credits to be given.</summary>
/// <param name="Amount">How many; more than zero.</param>
/// <param name="Source">Why.</param>
/// <param name="Reference">The fact behind it, such as an invoice's id: at most 200 characters. A source grants once for each reference.</param>
public sealed record NewCreditGrant(long Amount, CreditSource Source, string Reference)
{
    /// <summary>The priority of a grant that says nothing else.</summary>
    public const int DefaultPriority = 50;

    /// <summary>Gets the unit's key.</summary>
    public string Unit { get; init; } = CreditUnit.Default;

    /// <summary>Gets from when on they can no longer be used.</summary>
    /// <value><see langword="null"/>: they do not expire.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets their place among the tenant's grants: a lower one is used first; from 0 to 100.</summary>
    /// <value>50.</value>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>Gets what they are given for, in words that the tenant reads; at most 200 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>Why credits were given. Stored and sent by name; never renumber or rename.</summary>
public enum CreditSource
{
    /// <summary>They were bought, in a pack or with a one-off product.</summary>
    Purchase = 1,

    /// <summary>They came with a paid period of a subscription.</summary>
    Period = 2,

    /// <summary>They are a gift that a campaign makes. Used before bought ones of the same expiry.</summary>
    Promotion = 3,

    /// <summary>An operator gave them.</summary>
    Manual = 4,

    /// <summary>They were earned by bringing another customer.</summary>
    Referral = 5,
}
