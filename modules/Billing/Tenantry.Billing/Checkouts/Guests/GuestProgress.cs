using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>Says to whoever has the link how far a visitor's purchase is, and nothing of whose it became.</summary>
internal sealed class GuestProgress(IAcrossTenants<BillingDbContext> across, ICatalogue catalogue)
{
    public async Task<Step?> FindAsync(Guid attempt, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("a visitor asks after a purchase", ct);
        return await db.Set<GuestCheckout>().AsNoTracking().FirstOrDefaultAsync(guestCheckout => guestCheckout.Id == attempt, ct) is { } guest
            ? new Step(catalogue.Find(guest.Product)?.Name ?? guest.Product, guest.AdoptedBy is not null, guest.MadeAccount)
            : null;
    }

    internal sealed record Step(string ProductName, bool IsDone, bool MadeAccount);
}
