using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Handles the buttons of the reconciliation page.</summary>
internal static class ReconciliationForms
{
    public const string Page = "/admin/reconciliation";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup(Page).RequirePermission(BillingPermissions.Operate);
        forms.MapPost("/run", RunNowAsync);
        forms.MapPost("/repair", RepairAllAsync);
        forms.MapPost("/{id:guid}/repair", RepairAsync);
    }

    // The form must be bound: otherwise its antiforgery token is not validated.
    private static async Task<IResult> RunNowAsync([FromForm] string? reason, IRecurringJobs jobs, Flash flash, CancellationToken ct)
    {
        await jobs.RunNowAsync(FindMissedEvents.Name, ct);
        await jobs.RunNowAsync(CompareObjects.Name, ct);
        flash.Success("Reconciliation started. Progress appears on this page.");
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RepairAsync(
        Guid id, [FromForm] string reason, RepairDiscrepancy repair, Flash flash, CancellationToken ct)
    {
        if (await repair.RunAsync(id, reason, ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger(problem.Message);
        }
        else
        {
            flash.Success("Repaired. Both sides are in sync again.");
        }

        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RepairAllAsync(
        [FromForm] string reason, ICrossTenantDbContextFactory<BillingDbContext> across, IBackgroundJobs jobs, Flash flash,
        CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator repairs every discrepancy", ct);
        db.Audit("billing.drift.repair_all", "reconciliation", reason);
        await db.SaveChangesAsync(ct);
        await jobs.EnqueueAsync<RepairAllDiscrepancies, RepairAll>(new RepairAll(reason), ct: ct);
        flash.Success("Repairing all differences. Progress appears on this page.");
        return TypedResults.LocalRedirect(Page);
    }
}
