using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Data;

namespace Tenantry.Content.Enrollments;

/// <summary>Finds the current tenant's enrollment in a product if its subscription or its purchase still grants access.</summary>
internal sealed class FindAccess(ContentDbContext db, ISubscriptions subscriptions, TimeProvider clock)
{
    public async Task<Result<Enrollment>> RunAsync(string product, CancellationToken ct)
    {
        var enrollments = await db.Set<Enrollment>().AsNoTracking().Where(row => row.Product == product)
            .OrderByDescending(row => row.StartedAt).ToListAsync(ct);
        if (enrollments.Count == 0)
        {
            return ContentProblems.NotFound;
        }

        var open = await ListOpenAsync(ct);
        return enrollments.FirstOrDefault(row => open.Contains(row.SubscriptionId)) is { } enrollment ? enrollment
            : ContentProblems.AccessEnded;
    }

    /// <summary>Determines whether the subscription or the purchase of an enrollment still grants access.</summary>
    public async Task<bool> HasAccessAsync(SubscriptionId id, CancellationToken ct) => (await ListOpenAsync(ct)).Contains(id);

    private async Task<HashSet<SubscriptionId>> ListOpenAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. (await subscriptions.ListAsync(ct)).Where(subscription => subscription.HasAccess(now))
                .Select(subscription => subscription.Id),
            .. (await subscriptions.ListPurchasesAsync(ct)).Where(purchase => purchase.HasAccess).Select(Enrollment.IdOf),
        ];
    }
}
