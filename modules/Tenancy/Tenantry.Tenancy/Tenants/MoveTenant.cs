using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Suspends or reactivates a tenant, with a reason for the audit log.</summary>
internal sealed class MoveTenant(TenancyDbContext db, ICurrentTenant current, ILogger<MoveTenant> logger)
{
    public async Task<Result> RunAsync(TenantId tenant, TenantSignal signal, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return TenantProblems.ReasonMissing.On("reason");
        }

        using var ambient = current.Change(tenant);
        if (await db.Set<Tenant>().FirstOrDefaultAsync(ct) is not { } record)
        {
            return TenancyProblems.TenantNotFound;
        }

        var from = record.Status;
        var result = record.Move(signal);
        if (result.IsProblem)
        {
            return result;
        }

        db.Audit($"tenancy.tenant.{(signal == TenantSignal.Suspend ? "suspended" : "reactivated")}", $"tenant/{tenant}", reason.Trim());
        await db.SaveChangesAsync(ct);
        logger.TenantMoved(tenant, from.ToString(), record.Status.ToString());
        return Result.Done;
    }
}
