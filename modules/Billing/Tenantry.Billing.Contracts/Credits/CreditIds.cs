namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Names a grant of credits.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditGrantId(Guid Value) : IId<CreditGrantId>
{
    /// <inheritdoc/>
    public static CreditGrantId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names a use of credits.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditSpendId(Guid Value) : IId<CreditSpendId>
{
    /// <inheritdoc/>
    public static CreditSpendId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names credits that are set aside.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditReservationId(Guid Value) : IId<CreditReservationId>
{
    /// <inheritdoc/>
    public static CreditReservationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
