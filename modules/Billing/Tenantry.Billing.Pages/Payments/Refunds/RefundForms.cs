using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Payments.Refunds;

/// <summary>The button of the refund's page.</summary>
internal static class RefundForms
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/admin/payments/{id}/refund/give", GiveAsync)
        .RequirePermission(BillingPermissions.Refund);

    // What was refunded when it was shown is part of the order: a second click finds more refunded, and gives nothing.
    private static async Task<IResult> GiveAsync(
        string id, [FromForm] long amount, [FromForm] long before, [FromForm] string reason, HttpRequest request, RefundPayment refunds, Flash flash, CancellationToken ct)
    {
        var page = $"{request.PathBase}/admin/payments/{Uri.EscapeDataString(id)}";
        if (await refunds.FindAsync(id, ct) is not { } payment)
        {
            return TypedResults.NotFound();
        }

        var money = new Money(amount, payment.Currency);
        if (await refunds.RunAsync(id, money, new Money(before, payment.Currency), reason, ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger($"Nothing more went back. {problem.Message}");
        }
        else
        {
            flash.Success($"{money.Display} are on their way back. It takes the bank five to ten days.");
        }

        return TypedResults.LocalRedirect(page);
    }
}
