namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents a grant of credits.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Source">The reason for the grant.</param>
/// <param name="Amount">The number of credits granted.</param>
/// <param name="Remaining">The number of credits that can still be used.</param>
/// <param name="GrantedAt">The time of the grant.</param>
/// <param name="ExpiresAt">The time from which the credits can no longer be used; <see langword="null"/> if they do not expire.</param>
/// <param name="Note">The description shown to the tenant.</param>
public sealed record CreditGrant(
    CreditGrantId Id, CreditSource Source, long Amount, long Remaining, DateTimeOffset GrantedAt, DateTimeOffset? ExpiresAt, string? Note);

/// <summary>Describes a credit grant to create.</summary>
/// <param name="Amount">The number of credits; more than zero.</param>
/// <param name="Source">The reason for the grant.</param>
/// <param name="Reference">The ID of the cause, such as an invoice ID; at most 200 characters. Each combination of source and reference is
/// granted once.</param>
public sealed record NewCreditGrant(long Amount, CreditSource Source, string Reference)
{
    /// <summary>The default priority of a grant.</summary>
    public const int DefaultPriority = 50;

    /// <summary>Gets the unit key.</summary>
    public string Unit { get; init; } = CreditUnit.Default;

    /// <summary>Gets the time from which the credits can no longer be used.</summary>
    /// <value>The default is <see langword="null"/>: the credits do not expire.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the priority, from 0 to 100. Grants with a lower number are used first.</summary>
    /// <value>The default is 50.</value>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>Gets the description shown to the tenant; at most 200 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>Specifies the reason for a credit grant. Stored and serialized by name; never renumber or rename.</summary>
public enum CreditSource
{
    /// <summary>The credits were bought, in a pack or with a one-time purchase.</summary>
    Purchase = 1,

    /// <summary>The credits were included in a paid period of a subscription.</summary>
    Period = 2,

    /// <summary>The credits are a promotional gift. They are used before purchased credits with the same expiry.</summary>
    Promotion = 3,

    /// <summary>An operator granted the credits.</summary>
    Manual = 4,

    /// <summary>The credits are a referral reward.</summary>
    Referral = 5,
}
