namespace Tenantry.Billing.Payments.Disputes;

/// <summary>
/// Specifies the access to a subscription while one of its payments is disputed. An inquiry withholds no money and changes nothing.
/// </summary>
public enum OpenDisputePolicy
{
    /// <summary>Full access.</summary>
    KeepAccess = 1,

    /// <summary>Read-only access: metered features can't be used.</summary>
    Restrict = 2,

    /// <summary>No access.</summary>
    Suspend = 3,
}
