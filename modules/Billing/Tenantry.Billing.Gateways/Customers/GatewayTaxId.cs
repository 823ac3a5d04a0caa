namespace Tenantry.Billing.Gateways;

/// <summary>Represents a tax ID of a customer.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Value">The number.</param>
/// <param name="Verification">The answer of the tax authority; <see langword="null"/> if the number is not verified.</param>
public sealed record GatewayTaxId(string Id, string Value, TaxIdVerification? Verification);

/// <summary>Specifies the answer of a tax authority about a tax ID.</summary>
public enum TaxIdVerification
{
    /// <summary>The authority has not answered yet.</summary>
    Pending = 1,

    /// <summary>The authority confirmed the number.</summary>
    Verified = 2,

    /// <summary>The authority doesn't know the number.</summary>
    Unverified = 3,

    /// <summary>The authority does not answer for this type of number.</summary>
    Unavailable = 4,
}
