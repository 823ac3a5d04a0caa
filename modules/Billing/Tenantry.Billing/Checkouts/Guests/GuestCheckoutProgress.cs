using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>Queries the progress of a guest's purchase for everyone who has the link, without revealing the tenant.</summary>
internal sealed class GuestCheckoutProgress(ICrossTenantDbContextFactory<BillingDbContext> across, ICatalog catalog)
{
    public async Task<Step?> FindAsync(Guid attempt, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("show the progress of a guest checkout", ct);
        return await db.Set<GuestCheckout>().AsNoTracking()
            .FirstOrDefaultAsync(guestCheckout => guestCheckout.Id == attempt, ct) is { } guest
            ? new Step(catalog.Find(guest.Product)?.Name ?? guest.Product, guest.AssignedTo is not null, guest.CreatedAccount)
            : null;
    }

    internal sealed record Step(string ProductName, bool IsDone, bool CreatedAccount);
}
