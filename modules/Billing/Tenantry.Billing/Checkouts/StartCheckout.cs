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

        var cart = built.Value;
        if (cart.Owned is { } owned)
        {
            return owned;
        }

        var currency = cart.Total.Currency;
        var used = cart.IsRecurring ? await db.Set<Subscription>()
            .Where(subscription => subscription.Currency != currency && subscription.Status != SubscriptionStatus.Canceled)
            .Select(subscription => (Currency?)subscription.Currency).FirstOrDefaultAsync(ct) : null;
        if (used is not null)
        {
            return CheckoutProblems.CurrencyInUse.WithDetail("currency", used.Value.Code).WithMessage(
                $"You pay in {used.Value.Code} already, and the payment provider accepts one currency for a customer. Choose this plan in "
                    + $"{used.Value.Code}.");
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
