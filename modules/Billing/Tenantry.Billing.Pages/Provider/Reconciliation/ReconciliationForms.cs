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

/// <summary>The buttons of the reconciliation page.</summary>
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

    // The form is read so that its token is checked.
    private static async Task<IResult> RunNowAsync([FromForm] string? reason, IRecurringJobs jobs, Flash flash, CancellationToken ct)
    {
        await jobs.RunNowAsync(FindMissedEvents.Name, ct);
        await jobs.RunNowAsync(CompareObjects.Name, ct);
        flash.Success("It runs now. This page shows how far it has come.");
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RepairAsync(Guid id, [FromForm] string reason, RepairDrift repair, Flash flash, CancellationToken ct)
    {
        if (await repair.RunAsync(id, reason, ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger(problem.Message);
        }
        else
        {
            flash.Success("Both sides agree again.");
        }

        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RepairAllAsync(
        [FromForm] string reason, IAcrossTenants<BillingDbContext> across, IBackgroundJobs jobs, Flash flash, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator repairs every drift", ct);
        db.Audit("billing.drift.repair_all", "reconciliation", reason);
        await db.SaveChangesAsync(ct);
        await jobs.EnqueueAsync<RepairAllDrifts, RepairAll>(new RepairAll(reason), ct: ct);
        flash.Success("Every difference is being repaired. This page shows how far it has come.");
        return TypedResults.LocalRedirect(Page);
    }
}
