namespace Tenantry.Billing.Contracts.Credits;

/// <summary>How long credits can be used.</summary>
/// <param name="Kind">What the time is counted in.</param>
/// <param name="Count">How many; 1 or more, and 0 where there is no end.</param>
public sealed record CreditValidity(CreditValidityKind Kind, int Count)
{
    /// <summary>Gets credits that do not expire.</summary>
    public static CreditValidity Unlimited { get; } = new(CreditValidityKind.Unlimited, 0);

    /// <summary>Gets credits that expire with the period that was paid.</summary>
    public static CreditValidity Period { get; } = new(CreditValidityKind.Periods, 1);

    /// <summary>Lets unused credits roll over.</summary>
    /// <param name="count">How many periods they can be used, with the one that was paid: 2 rolls over once. From 1 to 120.</param>
    /// <returns>The validity.</returns>
    public static CreditValidity Periods(int count) => new(CreditValidityKind.Periods, Checked(count, 120));

    /// <summary>Counts days from the purchase.</summary>
    /// <param name="count">How many days of 24 hours; from 1 to 3,660.</param>
    /// <returns>The validity.</returns>
    public static CreditValidity Days(int count) => new(CreditValidityKind.Days, Checked(count, 3_660));

    private static int Checked(int count, int most) => count >= 1 && count <= most
        ? count
        : throw new ArgumentOutOfRangeException(nameof(count), count, $"Credits can be used from 1 to {most} of these.");
}

/// <summary>What the time of credits is counted in. Stored by name.</summary>
public enum CreditValidityKind
{
    /// <summary>They do not expire.</summary>
    Unlimited = 1,

    /// <summary>In periods of the subscription, from the anchor.</summary>
    Periods = 2,

    /// <summary>In days of 24 hours from the grant.</summary>
    Days = 3,
}
