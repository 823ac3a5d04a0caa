using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Finds the provider's checkout that is shown on a page of this site. Its client secret is requested each time and never stored.
/// </summary>
internal sealed class FindEmbeddedCheckout(BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across,
    IPaymentGateway gateway, PriceBook prices)
{
    private const string Path = "/checkout/pay";

    public static string GetUrl(Guid attempt) => $"{Path}?attempt={attempt}";

    public static string GetGuestUrl(Guid guest) => $"{Path}?guest={guest}";

    /// <summary>Finds the checkout of the current tenant.</summary>
    public async Task<EmbeddedCheckoutView?> FindForTenantAsync(Guid attempt, CancellationToken ct) =>
        await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct) is { } row
        ? await FindAsync(row, "/checkout/return", ct) : null;

    /// <summary>Finds the checkout of a guest, for everyone who has the ID, which cannot be guessed.</summary>
    public async Task<EmbeddedCheckoutView?> FindForGuestAsync(Guid guest, CancellationToken ct)
    {
        await using var all = await across.CreateDbContextAsync("show an embedded guest checkout", ct);
        return await all.Set<GuestCheckout>().AsNoTracking().FirstOrDefaultAsync(guestCheckout => guestCheckout.Id == guest, ct) is { } row
            ? await FindAsync(row.ToCheckout(), "/checkout/thanks", ct) : null;
    }

    private async Task<EmbeddedCheckoutView?> FindAsync(Checkout row, string done, CancellationToken ct)
    {
        if (gateway.Find<IGatewayEmbeddedCheckout>()?.Embedding is not { } embedding || row.GatewayId is not { } id
            || await prices.FindAsync(row.PriceId, ct) is not { } price
            || await gateway.FindCheckoutAsync(new(id), ct) is not { } checkout)
        {
            return null;
        }

        var open = checkout is { IsPaid: false, IsExpired: false, ClientSecret: not null };
        return new EmbeddedCheckoutView(row, open ? new ClientSecret(embedding, checkout.ClientSecret!) : null, checkout.IsPaid
            ? $"{done}?attempt={row.Id}" : null, $"{OrderQuery.Write(row, price)}&{OrderQuery.Hosted}=1");
    }

    /// <summary>Represents the content of the page.</summary>
    /// <param name="Checkout">The checkout.</param>
    /// <param name="Secret">The data that the provider's script needs; <see langword="null"/> if nothing is left to pay.</param>
    /// <param name="ReturnPath">The path to which a buyer who has paid already is redirected; otherwise, <see langword="null"/>.</param>
    /// <param name="HostedUrl">The URL of the same order on the provider's own page.</param>
    internal sealed record EmbeddedCheckoutView(Checkout Checkout, ClientSecret? Secret, string? ReturnPath, string HostedUrl);

    internal sealed record ClientSecret(GatewayEmbedding Embedding, string Value);
}
