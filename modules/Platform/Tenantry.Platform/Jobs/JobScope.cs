namespace Tenantry.Platform.Jobs;

/// <summary>Specifies for whom a recurring job runs. There is no default: a job that does not say is not registered.</summary>
public enum JobScope
{
    /// <summary>Once, with no tenant set. It reads no tenant's rows unless it opens <see cref="Data.IAcrossTenants{TContext}"/>.</summary>
    Once = 1,

    /// <summary>Once for each tenant, with that tenant set. One tenant's failure does not stop the others.</summary>
    EachTenant = 2,
}
