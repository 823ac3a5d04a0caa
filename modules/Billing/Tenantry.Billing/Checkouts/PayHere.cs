using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts;

/// <summary>Finds the provider's checkout that a page of ours shows. Its secret is asked for each time and kept nowhere.</summary>
internal sealed class PayHere(BillingDbContext db, IAcrossTenants<BillingDbContext> across, IPaymentGateway gateway, PriceBook prices)
{
    private const string Path = "/checkout/pay";

    public static string Address(Guid attempt) => $"{Path}?attempt={attempt}";

    public static string GuestAddress(Guid guest) => $"{Path}?guest={guest}";

    /// <summary>Finds it for the current tenant.</summary>
    public async Task<Found?> OfTenantAsync(Guid attempt, CancellationToken ct) =>
        await db.Set<Checkout>().AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Id == attempt, ct) is { } row ? await FindAsync(row, "/checkout/return", ct) : null;

    /// <summary>Finds it for whoever has the id, which cannot be guessed.</summary>
    public async Task<Found?> OfGuestAsync(Guid guest, CancellationToken ct)
    {
        await using var all = await across.OpenAsync("a visitor pays within the page", ct);
        return await all.Set<GuestCheckout>().AsNoTracking().FirstOrDefaultAsync(guestCheckout => guestCheckout.Id == guest, ct) is { } row ? await FindAsync(row.Adopted(), "/checkout/thanks", ct) : null;
    }

    private async Task<Found?> FindAsync(Checkout row, string done, CancellationToken ct)
    {
        if (gateway.Find<IGatewayEmbeddedCheckout>()?.Embedding is not { } embedding || row.GatewayId is not { } id || await prices.FindAsync(row.PriceId, ct) is not { } price
            || await gateway.FindCheckoutAsync(new(id), ct) is not { } seen)
        {
            return null;
        }

        var open = seen is { IsPaid: false, IsExpired: false, ClientSecret: not null };
        return new Found(row, open ? new Secret(embedding, seen.ClientSecret!) : null, seen.IsPaid ? $"{done}?attempt={row.Id}" : null, $"{OrderQuery.Write(row, price)}&{OrderQuery.Hosted}=1");
    }

    /// <summary>What the page shows.</summary>
    /// <param name="Row">What is bought.</param>
    /// <param name="Secret">What the provider's script needs; none where there is nothing to pay any more.</param>
    /// <param name="Paid">Where somebody belongs who has paid already.</param>
    /// <param name="Hosted">Where the same is bought on the provider's own page.</param>
    internal sealed record Found(Checkout Row, Secret? Secret, string? Paid, string Hosted);

    internal sealed record Secret(GatewayEmbedding Embedding, string Value);
}
