using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Specifies the verification status of a tenant's tax number. Stored by name.</summary>
internal enum VatStatus
{
    Pending = 1,
    Verified = 2,
    Unverified = 3,
    Unavailable = 4,

    /// <summary>The payment provider does not accept the number.</summary>
    Refused = 5,
}

internal static class VatStatuses
{
    public static VatStatus? ToStatus(this TaxIdVerification? verification) => verification switch
    {
        null => null,
        TaxIdVerification.Pending => VatStatus.Pending,
        TaxIdVerification.Verified => VatStatus.Verified,
        TaxIdVerification.Unverified => VatStatus.Unverified,
        _ => VatStatus.Unavailable,
    };
}
