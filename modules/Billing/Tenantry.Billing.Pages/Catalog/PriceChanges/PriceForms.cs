using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Catalog.PriceChanges;

/// <summary>Handles the forms of the operator's price pages.</summary>
internal static class PriceForms
{
    public const string Page = "/admin/prices";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup(Page).RequirePermission(BillingPermissions.Operate).MapPost("/{id:guid}/move", MoveAsync);

    private static async Task<IResult> MoveAsync(Guid id, [FromForm] string reason, IBackgroundJobs jobs, Flash flash, CancellationToken ct)
    {
        await jobs.EnqueueAsync<MoveSubscribers, MoveOrder>(new MoveOrder(id, reason), ct: ct);
        flash.Success("Moving subscribers. The new price applies from each subscriber's next period.");
        return TypedResults.LocalRedirect($"{Page}/{id}");
    }
}
