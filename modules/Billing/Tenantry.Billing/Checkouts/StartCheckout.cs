using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Starts a checkout and returns the URL of the page where the plan is paid. A second click within one hour leads to the same page.
/// </summary>
internal sealed class StartCheckout(
    BillingDbContext db, BuildCart carts, AssignReferrer referrals, StartFreeSubscription free, OpenCheckout open, ICurrentUser user,
    TimeProvider clock,
    ILogger<StartCheckout> logger)
{
    public Task<Result<string>> RunAsync(string product, string plan, CancellationToken ct) =>
        RunAsync(new CheckoutRequest(product, plan), ct);

    public async Task<Result<string>> RunAsync(CheckoutRequest purchase, CancellationToken ct)
    {
        var built = await carts.RunAsync(purchase, ct);
        if (built.IsProblem)
        {
            return built.Problem;
        }

        var (cart, now) = (built.Value, clock.GetUtcNow());
        if (cart.IsRecurring && await db.Set<Subscription>().AnyAsync(
            subscription => subscription.Product == purchase.Product && subscription.AccessUntil > now
            && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return CheckoutProblems.AlreadySubscribed;
        }

        var currency = cart.Total.Currency;
        if (cart.IsRecurring && await db.Set<Subscription>().AnyAsync(
            subscription => subscription.Currency != currency && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return CheckoutProblems.CurrencyInUse;
        }

        await referrals.RunAsync(purchase.Referral, user.Email, ct);
        try
        {
            return cart.IsFree && free.IsSupported ? await free.RunAsync(cart, ct) : await open.RunAsync(cart, ct);
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem(cart.Discount?.Code is null ? GatewayProblems.ProviderUnavailable
                : CheckoutProblems.CodeNotValid.WithField("code"));
        }
    }
}
