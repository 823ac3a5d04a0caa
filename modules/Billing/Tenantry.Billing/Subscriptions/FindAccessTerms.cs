using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Disputes;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Reads what unpaid invoices and open disputes ask of a subscription's access.</summary>
internal sealed class FindAccessTerms(BillingDbContext db, BillingOptions options)
{
    public async Task<AccessTerms> RunAsync(SubscriptionId subscription, CancellationToken ct)
    {
        var taken = await db.Set<Dispute>()
            .Where(one => one.SubscriptionId == subscription && one.TakenAt != null && (one.Status == DisputeStatus.NeedsResponse || one.Status == DisputeStatus.UnderReview))
            .MinAsync(one => one.TakenAt, ct);
        // The oldest counts: a second unpaid invoice gives no second grace period.
        var unpaid = await db.Set<DunningCase>().AsNoTracking()
            .Where(one => one.SubscriptionId == subscription && (one.ClosedAt == null || one.Stage == DunningStage.Stopped))
            .OrderBy(one => one.SuspendAt).FirstOrDefaultAsync(ct);
        return new AccessTerms(
            unpaid?.SuspendAt,
            unpaid is not null && unpaid.RestrictAt < unpaid.SuspendAt ? unpaid.RestrictAt : null,
            options.OpenDispute == OpenDisputePolicy.Restrict ? taken : null,
            options.OpenDispute == OpenDisputePolicy.Suspend ? taken : null);
    }
}
