namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents the ID of a credit grant.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditGrantId(Guid Value) : IId<CreditGrantId>
{
    /// <inheritdoc/>
    public static CreditGrantId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Represents the ID of a credit debit.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditSpendId(Guid Value) : IId<CreditSpendId>
{
    /// <inheritdoc/>
    public static CreditSpendId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Represents the ID of a credit reservation.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CreditReservationId(Guid Value) : IId<CreditReservationId>
{
    /// <inheritdoc/>
    public static CreditReservationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
