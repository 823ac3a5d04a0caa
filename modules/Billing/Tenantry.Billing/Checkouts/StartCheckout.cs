using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>Leads the tenant to the provider's page where the plan is paid. A second click within the hour leads to the same page.</summary>
internal sealed class StartCheckout(
    BillingDbContext db, FillBasket fill, BindReferral referrals, BeginFree free, OpenCheckout open, ICurrentUser user, TimeProvider clock,
    ILogger<StartCheckout> logger)
{
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
            subscription => subscription.Product == purchase.Product && subscription.AccessUntil > now && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return CheckoutProblems.AlreadySubscribed;
        }

        var currency = basket.Total.Currency;
        if (basket.IsRecurring && await db.Set<Subscription>().AnyAsync(
            subscription => subscription.Currency != currency && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return CheckoutProblems.CurrencyInUse;
        }

        await referrals.RunAsync(purchase.Referral, user.Email, ct);
        try
        {
            return basket.IsFree && free.IsSupported ? await free.RunAsync(basket, ct) : await open.RunAsync(basket, ct);
        }
        catch (GatewayException refused)
        {
            logger.CheckoutRefused(refused.Code, refused);
            return refused.ToProblem(basket.Discount?.Code is null ? GatewayProblems.ProviderUnavailable : CheckoutProblems.CodeNotValid.On("code"));
        }
    }
}
