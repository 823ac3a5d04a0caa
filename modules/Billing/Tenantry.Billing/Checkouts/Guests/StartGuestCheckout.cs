using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>Starts a checkout for a visitor who is not signed in. The identity is known after the payment.</summary>
internal sealed class StartGuestCheckout(
    ICrossTenantDbContextFactory<BillingDbContext> across, BuildCart carts, CreateCheckoutSession page, BillingOptions options,
    TimeProvider clock, ILogger<StartGuestCheckout> logger)
{
    /// <summary>Gets a value indicating whether guest checkout is allowed.</summary>
    public bool IsOffered => options.SellToVisitors;

    public async Task<Result<string>> RunAsync(CheckoutRequest purchase, CancellationToken ct)
    {
        if (!options.SellToVisitors)
        {
            return CustomerProblems.SignInFirst;
        }

        var built = await carts.RunAsync(purchase, ct);
        if (built.IsProblem)
        {
            return built.Problem;
        }

        // A trial is granted once for each account. A visitor without an account could repeat it forever.
        if (built.Value.TrialDays > 0)
        {
            return CustomerProblems.SignInFirst;
        }

        try
        {
            return await StartAsync(built.Value, purchase.Referral, ct);
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem(built.Value.Discount?.Code is null ? null
                : CheckoutProblems.CodeNotValid.WithField("code"));
        }
    }

    private async Task<Result<string>> StartAsync(Cart cart, string? referral, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("start a guest checkout", ct);
        var guest = db.Add(GuestCheckout.Of(cart, referral, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(ct);
        var owner = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenantry_guest"] = guest.Id.ToString() };
        var opened = await page.RunAsync(guest.Id, customer: null, cart, "/checkout/thanks", owner, ct);
        (guest.GatewayId, guest.Url) = (opened.Id, cart.IsEmbedded ? FindEmbeddedCheckout.GetGuestUrl(guest.Id) : opened.Url);
        await db.SaveChangesAsync(ct);
        return guest.Url!;
    }
}
