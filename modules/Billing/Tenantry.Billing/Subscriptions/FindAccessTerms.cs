using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Disputes;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Reads what open disputes ask of a subscription's access.</summary>
internal sealed class FindAccessTerms(BillingDbContext db, BillingOptions options)
{
    public async Task<AccessTerms> RunAsync(SubscriptionId subscription, CancellationToken ct)
    {
        var taken = await db.Set<Dispute>()
            .Where(one => one.SubscriptionId == subscription && one.TakenAt != null && (one.Status == DisputeStatus.NeedsResponse || one.Status == DisputeStatus.UnderReview))
            .MinAsync(one => one.TakenAt, ct);
        return new AccessTerms(
            null,
            options.OpenDispute == OpenDisputePolicy.Restrict ? taken : null,
            options.OpenDispute == OpenDisputePolicy.Suspend ? taken : null);
    }
}
