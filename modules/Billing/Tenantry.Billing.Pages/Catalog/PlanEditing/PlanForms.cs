using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Data;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Handles the forms of the operator's plan pages.</summary>
internal static class PlanForms
{
    public const string Page = "/admin/plans";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup(Page + "/{product}/{plan}").RequirePermission(BillingPermissions.Operate);
        forms.MapPost("/move", MoveAsync);
        forms.MapPost("/reset", ResetAsync);
    }

    private static async Task<IResult> MoveAsync(string product, string plan, [FromForm] string reason, HttpRequest request,
        BillingDbContext db, IBackgroundJobs jobs, Flash flash, CancellationToken ct)
    {
        if (await db.Set<CatalogPlan>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Product == product && row.Key == plan, ct) is not { } row)
        {
            return TypedResults.NotFound();
        }

        await jobs.EnqueueAsync<MoveTerms, MoveTermsOrder>(new MoveTermsOrder(product, plan, row.Version, reason), ct: ct);
        flash.Success("Moving subscribers to the current version. They get its entitlements within a minute.");
        return TypedResults.LocalRedirect($"{request.PathBase}{Page}/{product}/{plan}");
    }

    private static async Task<IResult> ResetAsync(
        string product, string plan, [FromForm] string reason, HttpRequest request, EditPlan edit, Flash flash, CancellationToken ct)
    {
        if (await edit.ResetAsync(product, plan, reason, ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger(problem.Message);
        }
        else
        {
            flash.Success("The plan is reset to its definition in code. The change is live within seconds.");
        }

        return TypedResults.LocalRedirect($"{request.PathBase}{Page}/{product}/{plan}");
    }
}
