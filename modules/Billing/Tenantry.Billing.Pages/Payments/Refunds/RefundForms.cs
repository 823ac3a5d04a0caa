using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Payments.Refunds;

/// <summary>Handles the button of the refund page.</summary>
internal static class RefundForms
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/admin/payments/{id}/refund/give", RefundAsync)
        .RequirePermission(BillingPermissions.Refund);

    // The form carries the refunded amount it was rendered with: a second click finds a larger amount and refunds nothing.
    private static async Task<IResult> RefundAsync(
        string id, [FromForm] long amount, [FromForm] long before, [FromForm] string reason, HttpRequest request, RefundPayment refunds,
        Flash flash, CancellationToken ct)
    {
        var page = $"{request.PathBase}/admin/payments/{Uri.EscapeDataString(id)}";
        if (await refunds.FindAsync(id, ct) is not { } payment)
        {
            return TypedResults.NotFound();
        }

        var money = new Money(amount, payment.Currency);
        if (await refunds.RunAsync(id, money, new Money(before, payment.Currency), reason, ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger($"Nothing was refunded. {problem.Message}");
        }
        else
        {
            flash.Success($"Refund of {money.Display} on its way. It takes 5–10 days to arrive.");
        }

        return TypedResults.LocalRedirect(page);
    }
}
