using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>Leads the tenant to the provider's page where the plan is paid. A second click within the hour leads to the same page.</summary>
internal sealed class StartCheckout(
    BillingDbContext db, FillBasket fill, OpenAtGateway page, EnsureCustomer customers, BindReferral referrals, BeginFree free, ICurrentTenant current, ICurrentUser user, TimeProvider clock,
    ILogger<StartCheckout> logger)
{
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    public Task<Result<string>> RunAsync(string product, string plan, CancellationToken ct) => RunAsync(new Purchase(product, plan), ct);

    public async Task<Result<string>> RunAsync(Purchase purchase, CancellationToken ct)
    {
        var filled = await fill.RunAsync(purchase, ct);
        if (filled.IsProblem)
        {
            return filled.Problem;
        }

        var (basket, now) = (filled.Value, clock.GetUtcNow());
        if (basket.IsRecurring && await db.Set<Subscription>().AnyAsync(
            one => one.Product == purchase.Product && one.AccessUntil > now && one.Status != SubscriptionStatus.Canceled, ct))
        {
            return BillingProblems.AlreadySubscribed;
        }

        var currency = basket.Total.Currency;
        if (basket.IsRecurring && await db.Set<Subscription>().AnyAsync(
            subscription => subscription.Currency != currency && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return BillingProblems.CurrencyInUse;
        }

        await referrals.RunAsync(purchase.Referral, user.Email, ct);
        try
        {
            return basket.IsFree && free.IsSupported ? await free.RunAsync(basket, ct) : await AskAsync(basket, now, ct);
        }
        catch (GatewayException refused)
        {
            logger.CheckoutRefused(refused.Code, refused);
            return refused.ToProblem(basket.Discount?.Code is null ? BillingProblems.ProviderUnavailable : BillingProblems.CodeNotValid.On("code"));
        }
    }

    private async Task<Checkout> OpenAsync(Basket basket, DateTimeOffset now, CancellationToken ct)
    {
        var (since, order) = (now - Reuse, basket.Fingerprint);
        var open = await db.Set<Checkout>()
            .Where(one => one.Product == basket.Product.Key && one.Fingerprint == order && one.Status == CheckoutStatus.Open && one.CreatedAt > since)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);
        if (open is null)
        {
            open = db.Add(Checkout.Of(basket, now)).Entity;
            await db.SaveChangesAsync(ct);
        }

        return open;
    }

    private async Task<Result<string>> AskAsync(Basket basket, DateTimeOffset now, CancellationToken ct)
    {
        var attempt = await OpenAsync(basket, now, ct);
        if (attempt.Url is { } open)
        {
            return open;
        }

        var customer = await customers.RunAsync(ct);
        if (customer.IsProblem)
        {
            return customer.Problem;
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenantry_tenant"] = current.Required.ToString(),
            ["tenantry_attempt"] = attempt.Id.ToString(),
        };
        var opened = await page.RunAsync(attempt.Id, customer.Value, basket, "/checkout/return", owner, ct);
        attempt.GatewayId = opened.Id;
        attempt.Url = basket.IsEmbedded ? PayHere.Address(attempt.Id) : opened.Url;
        db.Audit("billing.checkout.started", $"checkout/{attempt.Id}", detail: new { product = basket.Product.Key, plan = basket.Plan.Key });
        await db.SaveChangesAsync(ct);
        return attempt.Url!;
    }
}
