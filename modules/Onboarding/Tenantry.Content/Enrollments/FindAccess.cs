using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Data;

namespace Tenantry.Content.Enrollments;

/// <summary>Finds the current tenant's enrollment in a product if the subscription still grants access.</summary>
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

        var now = clock.GetUtcNow();
        var open = (await subscriptions.ListAsync(ct)).Where(subscription => subscription.HasAccess(now))
            .Select(subscription => subscription.Id).ToHashSet();
        return enrollments.FirstOrDefault(row => open.Contains(row.SubscriptionId)) is { } enrollment ? enrollment
            : ContentProblems.AccessEnded;
    }

    /// <summary>Determines whether a subscription still grants access.</summary>
    public async Task<bool> HasAccessAsync(SubscriptionId id, CancellationToken ct) =>
        (await subscriptions.ListAsync(ct)).FirstOrDefault(subscription => subscription.Id == id)?.HasAccess(clock.GetUtcNow()) == true;
}
