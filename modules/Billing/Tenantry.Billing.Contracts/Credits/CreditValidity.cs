namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Specifies how long credits are valid.</summary>
/// <param name="Kind">The unit of the validity.</param>
/// <param name="Count">The number of these units, 1 or more; 0 if the credits do not expire.</param>
public sealed record CreditValidity(CreditValidityKind Kind, int Count)
{
    /// <summary>Gets a validity without expiry.</summary>
    public static CreditValidity Unlimited { get; } = new(CreditValidityKind.Unlimited, 0);

    /// <summary>Gets a validity that ends with the paid period.</summary>
    public static CreditValidity Period { get; } = new(CreditValidityKind.Periods, 1);

    /// <summary>Creates a validity in billing periods, so that unused credits roll over.</summary>
    /// <param name="count">The number of periods, including the paid one: 2 rolls over once. From 1 to 120.</param>
    /// <returns>The validity.</returns>
    public static CreditValidity Periods(int count) => new(CreditValidityKind.Periods, Validate(count, 120));

    /// <summary>Creates a validity in days from the purchase.</summary>
    /// <param name="count">The number of days of 24 hours, from 1 to 3,660.</param>
    /// <returns>The validity.</returns>
    public static CreditValidity Days(int count) => new(CreditValidityKind.Days, Validate(count, 3_660));

    private static int Validate(int count, int max) => count >= 1 && count <= max
        ? count
        : throw new ArgumentOutOfRangeException(nameof(count), count, $"The count must be from 1 to {max}.");
}

/// <summary>Specifies the unit of a credit validity. Stored by name.</summary>
public enum CreditValidityKind
{
    /// <summary>The credits do not expire.</summary>
    Unlimited = 1,

    /// <summary>Billing periods of the subscription, from the anchor.</summary>
    Periods = 2,

    /// <summary>Days of 24 hours from the grant.</summary>
    Days = 3,
}
