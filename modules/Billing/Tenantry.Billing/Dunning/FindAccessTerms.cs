using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>Reads what unpaid invoices and open disputes ask of a subscription's access.</summary>
internal sealed class FindAccessTerms(BillingOptions options) : IFindAccessTerms
{
    // Compiled once for each host: translating it for every webhook costs more than running it. A compiled query belongs to one model, so it is not static.
    private readonly Func<BillingDbContext, string, CancellationToken, Task<Found?>> _find = EF.CompileAsyncQuery(
        (BillingDbContext db, string gatewayId, CancellationToken _) => db.Set<Subscription>().Where(subscription => subscription.GatewayId == gatewayId).Select(subscription => new Found
        {
            Row = subscription,
            Taken = db.Set<Dispute>()
                .Where(dispute => dispute.SubscriptionId == subscription.Id && dispute.TakenAt != null
                    && (dispute.Status == DisputeStatus.NeedsResponse || dispute.Status == DisputeStatus.UnderReview))
                .Min(dispute => dispute.TakenAt),
            // The oldest counts: a second unpaid invoice gives no second grace period.
            Unpaid = db.Set<DunningCase>()
                .Where(unpaid => unpaid.SubscriptionId == subscription.Id && (unpaid.ClosedAt == null || unpaid.Stage == DunningStage.Stopped))
                .OrderBy(unpaid => unpaid.SuspendAt).Select(unpaid => new Due { SuspendAt = unpaid.SuspendAt, RestrictAt = unpaid.RestrictAt }).FirstOrDefault(),
        }).FirstOrDefault());

    /// <summary>Reads a subscription by the provider's id, to be changed, and its terms with it.</summary>
    public async Task<(Subscription Row, AccessTerms Terms)?> RunAsync(BillingDbContext db, string gatewayId, CancellationToken ct) =>
        await _find(db, gatewayId, ct) is { } found ? (found.Row, Terms(found)) : null;

    private AccessTerms Terms(Found found) => new(
        found.Unpaid?.SuspendAt,
        found.Unpaid is { } due && due.RestrictAt < due.SuspendAt ? due.RestrictAt : null,
        options.OpenDispute == OpenDisputePolicy.Restrict ? found.Taken : null,
        options.OpenDispute == OpenDisputePolicy.Suspend ? found.Taken : null);

    private sealed class Found
    {
        public required Subscription Row { get; init; }

        public DateTimeOffset? Taken { get; init; }

        public Due? Unpaid { get; init; }
    }

    private sealed class Due
    {
        public DateTimeOffset SuspendAt { get; init; }

        public DateTimeOffset RestrictAt { get; init; }
    }
}
