namespace Tenantry.Tenancy.Tenants;

/// <summary>Specifies the transitions of a tenant's status.</summary>
internal enum TenantSignal
{
    Suspend = 1,
    Reactivate = 2,
}

/// <summary>Defines the allowed status transitions of a tenant. All others are refused.</summary>
internal static class TenantLifecycle
{
    public static TenantStatus? Next(TenantStatus from, TenantSignal signal) => (from, signal) switch
    {
        (TenantStatus.Active, TenantSignal.Suspend) => TenantStatus.Suspended,
        (TenantStatus.Suspended, TenantSignal.Reactivate) => TenantStatus.Active,
        _ => null,
    };
}
