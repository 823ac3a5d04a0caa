using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Dunning.PaymentLinks;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Reopens the checkout of a reminder link, or creates a new one with the same choices if it has expired.</summary>
internal sealed class RecoverCheckout(
    BillingDbContext db, RecoveryLinks links, RecoveryRateLimiter limit, StartCheckout start, PriceBook prices, FindPayablePage payable,
    ICurrentTenant current)
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
        if (await FindAttemptAsync(link, ct) is not { GatewayId: not null } row
            || await prices.FindAsync(row.PriceId, ct) is not { } price)
        {
            return DunningProblems.LinkInvalid;
        }

        var open = await payable.RunAsync(row, price, ct);
        if (open.IsProblem || open.Value.Length > 0)
        {
            return open;
        }

        var order = new CheckoutRequest(row.Product, row.Plan)
        {
            Choice = new PriceChoice(price.Currency, price.Interval, price.IntervalCount),
            Quantity = price.Price.PricingModel is null ? null : row.Quantity,
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
