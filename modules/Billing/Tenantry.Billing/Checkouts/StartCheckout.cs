using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts;

/// <summary>Leads the tenant to the provider's page where the plan is paid. A second click within the hour leads to the same page.</summary>
internal sealed class StartCheckout(
    BillingDbContext db, IPaymentGateway gateway, ICatalogue catalogue, PriceBook prices, EnsureCustomer customers, ICurrentTenant current,
    PlatformOptions platform, TimeProvider clock, ILogger<StartCheckout> logger)
{
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    public async Task<Result<string>> RunAsync(string product, string plan, CancellationToken ct)
    {
        if (catalogue.Find(product) is not { } sold || sold.Plans.FirstOrDefault(one => one.Key == plan) is not { } bought
            || await prices.CurrentAsync(product, plan, ct) is not { } price)
        {
            return BillingProblems.PlanNotFound;
        }

        var now = clock.GetUtcNow();
        if (price.Interval != Interval.Once && await db.Set<Subscription>().AnyAsync(
            one => one.Product == product && one.AccessUntil > now && one.Status != SubscriptionStatus.Canceled, ct))
        {
            return BillingProblems.AlreadySubscribed;
        }

        var attempt = await OpenAsync(product, plan, price.Id, now, ct);
        if (attempt.Url is { } open)
        {
            return open;
        }

        try
        {
            return await AskAsync(attempt, sold, bought, price, ct);
        }
        catch (GatewayException refused)
        {
            logger.CheckoutRefused(refused.Code, refused);
            return BillingProblems.ProviderUnavailable;
        }
    }

    private async Task<Checkout> OpenAsync(string product, string plan, Guid price, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Reuse;
        var open = await db.Set<Checkout>()
            .Where(one => one.Product == product && one.Plan == plan && one.PriceId == price && one.Status == CheckoutStatus.Open && one.CreatedAt > since)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);
        if (open is null)
        {
            open = db.Add(new Checkout { Id = Guid.CreateVersion7(now), Product = product, Plan = plan, PriceId = price, CreatedAt = now }).Entity;
            await db.SaveChangesAsync(ct);
        }

        return open;
    }

    private async Task<Result<string>> AskAsync(Checkout attempt, ProductDescription product, PlanDescription plan, PriceVersion price, CancellationToken ct)
    {
        var customer = await customers.RunAsync(ct);
        if (customer.IsProblem)
        {
            return customer.Problem;
        }

        var name = product.Plans.Length == 1 ? product.Name : $"{product.Name} – {plan.Name}";
        var priceId = await prices.EnsureAtGatewayAsync(price, name, ct);
        var opened = await gateway.CreateCheckoutAsync(
            new NewGatewayCheckout(
                attempt.Id, customer.Value, [new GatewayCheckoutLine(priceId)], price.Interval != Interval.Once,
                $"{platform.PublicUrl}/checkout/return?attempt={attempt.Id}", $"{platform.PublicUrl}/buy/{product.Key}/{plan.Key}?cancelled=1",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["tenantry_tenant"] = current.Required.ToString(),
                    ["tenantry_attempt"] = attempt.Id.ToString(),
                    ["tenantry_plan"] = $"{product.Key}/{plan.Key}",
                })
            {
                TrialDays = plan.TrialDays,
            },
            IdempotencyKey.For("checkout", attempt.Id),
            ct);
        attempt.GatewayId = opened.Id;
        attempt.Url = opened.Url;
        db.Audit("billing.checkout.started", $"checkout/{attempt.Id}", detail: new { product = product.Key, plan = plan.Key });
        await db.SaveChangesAsync(ct);
        return opened.Url!;
    }
}
