using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Discounts;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Discounts;

/// <summary>Handles the buttons of the discounts page.</summary>
internal static class DiscountForms
{
    public const string Page = "/admin/offers";

    public static void MapDiscounts(this IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup(Page).RequirePermission(BillingPermissions.Operate);
        forms.MapPost("/coupons/{key}/end", async (string key, [FromForm] string reason, EndDiscounts end, Flash flash,
            CancellationToken ct) => Redirect(await end.EndCouponAsync(key, reason, ct), flash));
        forms.MapPost("/rules/{key}/end", async (string key, [FromForm] string reason, EndDiscounts end, Flash flash,
            CancellationToken ct) => Redirect(await end.EndRuleAsync(key, reason, ct), flash));
    }

    private static IResult Redirect(Result ended, Flash flash)
    {
        if (ended.IsProblem)
        {
            flash.Danger(ended.Problem.Message);
        }
        else
        {
            flash.Success("The discount has ended.");
        }

        return TypedResults.LocalRedirect(Page);
    }
}
