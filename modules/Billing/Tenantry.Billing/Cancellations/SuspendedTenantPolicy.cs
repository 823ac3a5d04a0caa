namespace Tenantry.Billing.Cancellations;

/// <summary>Specifies what becomes of the subscriptions of a tenant that an operator suspends.</summary>
public enum SuspendedTenantPolicy
{
    /// <summary>They are paused: nothing is charged, and they resume with the tenant. Open invoices are closed.</summary>
    Pause = 1,

    /// <summary>They end at once. Open invoices are closed.</summary>
    Cancel = 2,

    /// <summary>They stay as they are and are charged. Members with the permission can still cancel them.</summary>
    Keep = 3,
}
