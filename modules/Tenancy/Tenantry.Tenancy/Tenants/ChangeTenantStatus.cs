using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Suspends or reactivates a tenant, with a reason for the audit log.</summary>
internal sealed class ChangeTenantStatus(TenancyDbContext db, ICurrentTenant current, ILogger<ChangeTenantStatus> logger)
{
    public async Task<Result> RunAsync(TenantId tenant, TenantTransition signal, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return TenantProblems.ReasonRequired.WithField("reason");
        }

        using var ambient = current.Change(tenant);
        if (await db.Set<Tenant>().FirstOrDefaultAsync(ct) is not { } record)
        {
            return TenancyProblems.TenantNotFound;
        }

        var from = record.Status;
        var result = record.Apply(signal);
        if (result.IsProblem)
        {
            return result;
        }

        db.Audit($"tenancy.tenant.{(signal == TenantTransition.Suspend ? "suspended" : "reactivated")}", $"tenant/{tenant}", reason.Trim());
        if (signal == TenantTransition.Suspend)
        {
            db.Publish(new TenantSuspended(tenant, reason.Trim()));
        }
        else
        {
            db.Publish(new TenantReactivated(tenant));
        }

        await db.SaveChangesAsync(ct);
        logger.TenantStatusChanged(tenant, from.ToString(), record.Status.ToString());
        return Result.Success;
    }
}
