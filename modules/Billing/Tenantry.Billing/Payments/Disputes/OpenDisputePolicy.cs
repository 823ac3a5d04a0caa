namespace Tenantry.Billing.Payments.Disputes;

/// <summary>The access that a subscription gives while a payment of it is disputed. An inquiry takes no money and changes nothing.</summary>
public enum OpenDisputePolicy
{
    /// <summary>Full access.</summary>
    KeepAccess = 1,

    /// <summary>Read-only access: nothing that is counted can be used.</summary>
    Restrict = 2,

    /// <summary>No access.</summary>
    Suspend = 3,
}
