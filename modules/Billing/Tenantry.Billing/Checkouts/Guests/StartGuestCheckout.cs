using Microsoft.Extensions.Logging;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>Leads a visitor to the provider's page. Who they are is known when they have paid.</summary>
internal sealed class StartGuestCheckout(
    IAcrossTenants<BillingDbContext> across, FillBasket fill, OpenAtGateway page, BillingOptions options, TimeProvider clock, ILogger<StartGuestCheckout> logger)
{
    /// <summary>Gets whether visitors may buy.</summary>
    public bool IsOffered => options.SellToVisitors;

    public async Task<Result<string>> RunAsync(Purchase purchase, CancellationToken ct)
    {
        if (!options.SellToVisitors)
        {
            return CustomerProblems.SignInFirst;
        }

        var filled = await fill.RunAsync(purchase, ct);
        if (filled.IsProblem)
        {
            return filled.Problem;
        }

        // A trial is one for each account. Who has no account yet could try for ever.
        if (filled.Value.TrialDays > 0)
        {
            return CustomerProblems.SignInFirst;
        }

        try
        {
            return await AskAsync(filled.Value, purchase.Referral, ct);
        }
        catch (GatewayException refused)
        {
            logger.CheckoutRefused(refused.Code, refused);
            return refused.ToProblem(filled.Value.Discount?.Code is null ? GatewayProblems.ProviderUnavailable : CheckoutProblems.CodeNotValid.On("code"));
        }
    }

    private async Task<Result<string>> AskAsync(Basket basket, string? referral, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("a visitor begins a purchase", ct);
        var guest = db.Add(GuestCheckout.Of(basket, referral, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(ct);
        var owner = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenantry_guest"] = guest.Id.ToString() };
        var opened = await page.RunAsync(guest.Id, customer: null, basket, "/checkout/thanks", owner, ct);
        (guest.GatewayId, guest.Url) = (opened.Id, basket.IsEmbedded ? PayHere.GuestAddress(guest.Id) : opened.Url);
        await db.SaveChangesAsync(ct);
        return guest.Url!;
    }
}
