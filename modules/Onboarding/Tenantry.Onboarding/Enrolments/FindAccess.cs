using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Enrolments;

/// <summary>Finds the current tenant's enrolment in a product, where the subscription still gives access.</summary>
internal sealed class FindAccess(OnboardingDbContext db, ISubscriptions subscriptions, TimeProvider clock)
{
    public async Task<Result<Enrolment>> RunAsync(string product, CancellationToken ct)
    {
        var enrolments = await db.Enrolments.AsNoTracking().Where(row => row.Product == product).OrderByDescending(row => row.StartedAt).ToListAsync(ct);
        if (enrolments.Count == 0)
        {
            return OnboardingProblems.ContentNotFound;
        }

        var now = clock.GetUtcNow();
        var open = (await subscriptions.ListAsync(ct)).Where(one => one.HasAccess(now)).Select(one => one.Id).ToHashSet();
        return enrolments.FirstOrDefault(row => open.Contains(row.SubscriptionId)) is { } enrolment ? enrolment : OnboardingProblems.AccessEnded;
    }

    /// <summary>Says whether one subscription still gives access.</summary>
    public async Task<bool> HasAccessAsync(SubscriptionId id, CancellationToken ct) =>
        (await subscriptions.ListAsync(ct)).FirstOrDefault(one => one.Id == id)?.HasAccess(clock.GetUtcNow()) == true;
}
