namespace Tenantry.Tenancy.Tenants;

/// <summary>What may happen to a tenant.</summary>
internal enum TenantSignal
{
    Suspend = 1,
    Reactivate = 2,
}

/// <summary>The life of a tenant as a table; what it does not list is refused.</summary>
internal static class TenantLifecycle
{
    public static TenantStatus? Next(TenantStatus from, TenantSignal signal) => (from, signal) switch
    {
        (TenantStatus.Active, TenantSignal.Suspend) => TenantStatus.Suspended,
        (TenantStatus.Suspended, TenantSignal.Reactivate) => TenantStatus.Active,
        _ => null,
    };
}
