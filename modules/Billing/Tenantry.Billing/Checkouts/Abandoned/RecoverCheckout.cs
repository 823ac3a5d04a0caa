using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Reopens the checkout of a reminder link, or creates a new one with the same choices if it has expired.</summary>
internal sealed class RecoverCheckout(
    BillingDbContext db, IPaymentGateway gateway, RecoveryLinks links, RecoveryRateLimiter limit, StartCheckout start, PriceBook prices,
    ICurrentTenant current, ILogger<RecoverCheckout> logger)
{
    public const string Path = "/checkout/again";

    public async Task<Result<string>> RunAsync(string? token, CancellationToken ct)
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
        if (await FindAttemptAsync(link, ct) is not { GatewayId: { } gatewayId } row
            || await prices.FindAsync(row.PriceId, ct) is not { } price)
        {
            return DunningProblems.LinkInvalid;
        }

        try
        {
            if (row.Status == CheckoutStatus.Open
                && await gateway.FindCheckoutAsync(new(gatewayId), ct) is { IsPaid: false, IsExpired: false, Url: { } open })
            {
                return open;
            }
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return GatewayProblems.ProviderUnavailable;
        }

        var order = new CheckoutRequest(row.Product, row.Plan)
        {
            Choice = new PriceChoice(price.Currency, price.Interval, price.IntervalCount),
            Quantity = row.Quantity,
            AddOns = row.AddOns,
            Code = row.Code,
        };
        // The code may have expired since; the order is still possible.
        var started = await start.RunAsync(order, ct);
        return started is { IsProblem: true, Problem.Field: "code" } ? await start.RunAsync(order with { Code = null }, ct) : started;
    }

    private async Task<Checkout?> FindAttemptAsync(RecoveryLink link, CancellationToken ct) =>
        Guid.TryParse(link.Subject, out var attempt)
        ? await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct) : null;
}
