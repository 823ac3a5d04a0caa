namespace Tenantry.Platform.Jobs;

/// <summary>Specifies whether a recurring job runs once or once per tenant. There is no default.</summary>
public enum JobScope
{
    /// <summary>
    /// The job runs once, without a current tenant. It reads tenants' rows only through
    /// <see cref="Data.ICrossTenantDbContextFactory{TContext}"/>.
    /// </summary>
    Once = 1,

    /// <summary>
    /// The job runs once per tenant, with that tenant as the current one. A failure for one tenant does not stop the others.
    /// </summary>
    EachTenant = 2,
}
