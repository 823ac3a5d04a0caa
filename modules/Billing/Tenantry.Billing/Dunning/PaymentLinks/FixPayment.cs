using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Platform;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>
/// Creates a session of the provider's page for a failed payment, to update the card or to complete the bank's authentication.
/// </summary>
internal sealed class FixPayment(
    BillingDbContext db, IPaymentGateway gateway, RecoveryLinks links, RecoveryRateLimiter limit, ICurrentTenant current,
    PlatformOptions site,
    TimeProvider clock, ILogger<FixPayment> logger)
{
    public const string Path = "/pay";

    public async Task<Result<string>> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Validate(Path, token) is not { } link)
        {
            return DunningProblems.LinkInvalid;
        }

        if (!limit.Allows(link.Subject))
        {
            return DunningProblems.TooManyAttempts;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await OpenAsync(link.Subject, $"{site.PublicUrl}{Path}?token={Uri.EscapeDataString(token!)}&back=1", cancellationToken);
    }

    private async Task<Result<string>> OpenAsync(string invoice, string returnUrl, CancellationToken cancellationToken)
    {
        if (await db.Set<DunningCase>().AsNoTracking()
            .FirstOrDefaultAsync(unpaid => unpaid.InvoiceId == invoice, cancellationToken) is not { } row
            || (row.Stage.IsEnd() && row.Stage != DunningStage.Stopped))
        {
            return DunningProblems.DunningNotFound;
        }

        if (row is { NeedsAuthentication: true, HostedUrl: { } hosted })
        {
            return hosted;
        }

        var customer = await db.Set<Customer>().Select(row => row.GatewayId).FirstAsync(cancellationToken);
        try
        {
            // The idempotency key must be new each time: a portal session expires after a while.
            return await gateway.Require<IGatewayPortal>().OpenPortalAsync(
                new NewGatewayPortal(new(customer), returnUrl, PortalFlow.Card),
                IdempotencyKey.For("pay", invoice, clock.GetUtcNow().Ticks), cancellationToken);
        }
        catch (GatewayException exception)
        {
            logger.PortalRefused(exception.Code, exception);
            return exception.ToProblem();
        }
    }
}
