using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Starts a checkout and returns the URL of the page where the plan is paid. A second click within one hour leads to the same page.
/// </summary>
internal sealed class StartCheckout(
    BuildCart carts, AssignReferrer referrals, StartFreeSubscription free, OpenCheckout open, ICurrentUser user,
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
        if (cart.Refusal is { } refusal)
        {
            return refusal;
        }

        await referrals.RunAsync(purchase.Referral, user.Email, ct);
        try
        {
            return cart.IsFree && free.IsSupported ? await free.RunAsync(cart, ct) : await open.RunAsync(cart, ct);
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem(cart.Discount?.Code is null ? null : CheckoutProblems.CodeNotValid.WithField("code"));
        }
    }
}
