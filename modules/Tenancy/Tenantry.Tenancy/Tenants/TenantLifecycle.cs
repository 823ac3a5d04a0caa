namespace Tenantry.Tenancy.Tenants;

/// <summary>Specifies the transitions of a tenant's status.</summary>
internal enum TenantTransition
{
    Suspend = 1,
    Reactivate = 2,
}

/// <summary>Defines the allowed status transitions of a tenant. All others are refused.</summary>
internal static class TenantLifecycle
{
    public static TenantStatus? Next(TenantStatus from, TenantTransition signal) => (from, signal) switch
    {
        (TenantStatus.Active, TenantTransition.Suspend) => TenantStatus.Suspended,
        (TenantStatus.Suspended, TenantTransition.Reactivate) => TenantStatus.Active,
        _ => null,
    };
}
