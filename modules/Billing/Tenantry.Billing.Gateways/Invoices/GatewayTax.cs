namespace Tenantry.Billing.Gateways;

/// <summary>One tax of an invoice or of its line.</summary>
/// <param name="Amount">The tax.</param>
/// <param name="Taxable">The amount that it is calculated on.</param>
/// <param name="IsInclusive">Whether the price includes it.</param>
/// <param name="Reason">The reason for the rate.</param>
public sealed record GatewayTax(Money Amount, Money? Taxable, bool IsInclusive, TaxReason Reason)
{
    /// <summary>Gets the rate in percent, such as 19.</summary>
    /// <value><see langword="null"/> where the provider does not name it.</value>
    public decimal? Percent { get; init; }
}

/// <summary>The reason for the rate of a tax. Stored by name.</summary>
public enum TaxReason
{
    /// <summary>Another reason.</summary>
    Other = 1,

    /// <summary>The standard rate.</summary>
    StandardRated = 2,

    /// <summary>A reduced rate.</summary>
    ReducedRated = 3,

    /// <summary>A rate of zero.</summary>
    ZeroRated = 4,

    /// <summary>The customer owes the tax.</summary>
    ReverseCharge = 5,

    /// <summary>The customer or the product is exempt.</summary>
    Exempt = 6,

    /// <summary>The seller does not collect tax there.</summary>
    NotCollected = 7,
}
