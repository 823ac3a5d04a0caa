using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Platform;

namespace Tenantry.Billing.Payments.PaymentMethods;

/// <summary>
/// Creates a session of the provider's billing portal, for the payment method or for everything that is configured there.
/// </summary>
internal sealed class CreatePortalSession(BillingDbContext db, IPaymentGateway gateway, EnsureCustomer customers, ICurrentTenant current,
    PlatformOptions site, TimeProvider clock, ILogger<CreatePortalSession> logger)
{
    /// <summary>Gets the card that was charged last, such as <c>visa 4242</c>.</summary>
    public async Task<string?> GetLastCardAsync(CancellationToken ct)
    {
        var last = await db.Set<Payment>().OrderByDescending(row => row.PaidAt).Select(row => new { row.GatewayId, row.Card })
            .FirstOrDefaultAsync(ct);
        if (last is not { Card: null })
        {
            return last?.Card;
        }

        try
        {
            // An invoice does not contain its card, and payments are otherwise read only for refunds.
            return (await gateway.FindPaymentAsync(new(last.GatewayId), ct))?.Card;
        }
        catch (GatewayException exception)
        {
            logger.PortalRefused(exception.Code, exception);
            return null;
        }
    }

    /// <summary>Finds the customer of the current tenant with the card that renewals are charged to.</summary>
    public Task<Customer?> FindCustomerAsync(CancellationToken ct) => db.Set<Customer>().AsNoTracking().FirstOrDefaultAsync(ct);

    public Task<bool> HasCustomerAsync(CancellationToken ct) => db.Set<Customer>().AnyAsync(ct);

    public async Task<Result<string>> RunAsync(PortalFlow flow, CancellationToken ct)
    {
        if (!await HasCustomerAsync(ct))
        {
            return PaymentProblems.NoCustomerYet;
        }

        try
        {
            return await customers.UseAsync(customer => OpenAsync(customer, flow, ct), ct);
        }
        catch (GatewayException exception)
        {
            logger.PortalRefused(exception.Code, exception);
            return exception.ToProblem();
        }
    }

    // The idempotency key must be new each time: a portal session expires after a while.
    private async Task<Result<string>> OpenAsync(string customer, PortalFlow flow, CancellationToken ct)
    {
        // The card of before, so that the page to which the customer comes back knows whether it was changed.
        var card = await db.Set<Customer>().Select(row => row.CardId).FirstOrDefaultAsync(ct) ?? "none";
        return await gateway.Require<IGatewayPortal>().OpenPortalAsync(
            new NewGatewayPortal(new(customer), $"{site.PublicUrl}/space/billing/payment-method?back={Uri.EscapeDataString(card)}", flow),
            IdempotencyKey.For("portal", current.Required, flow, clock.GetUtcNow().Ticks), ct);
    }
}
