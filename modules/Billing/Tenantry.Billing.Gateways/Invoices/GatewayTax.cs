namespace Tenantry.Billing.Gateways;

/// <summary>Represents a tax of an invoice or of an invoice line.</summary>
/// <param name="Amount">The tax.</param>
/// <param name="TaxableAmount">The taxable amount.</param>
/// <param name="IsInclusive"><see langword="true"/> if the price includes the tax.</param>
/// <param name="Reason">The reason for the rate.</param>
public sealed record GatewayTax(Money Amount, Money? TaxableAmount, bool IsInclusive, TaxReason Reason)
{
    /// <summary>Gets the rate in percent, such as 19.</summary>
    /// <value><see langword="null"/> if the provider does not report it.</value>
    public decimal? Percent { get; init; }
}

/// <summary>Specifies the reason for a tax rate. Stored by name.</summary>
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

    /// <summary>The customer is liable for the tax.</summary>
    ReverseCharge = 5,

    /// <summary>The customer or the product is exempt.</summary>
    Exempt = 6,

    /// <summary>The seller does not collect tax there.</summary>
    NotCollected = 7,
}
