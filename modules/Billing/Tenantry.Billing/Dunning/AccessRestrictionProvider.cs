using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>Finds the effect of unpaid invoices and open disputes on a subscription's access.</summary>
internal sealed class AccessRestrictionProvider(BillingOptions options) : IAccessRestrictionProvider
{
    // The query is compiled once per host: translating it for every webhook costs more than running it. A compiled query is bound to one
    // model, so the field is not static.
    private readonly Func<BillingDbContext, string, CancellationToken, Task<SubscriptionAccess?>> _find = EF.CompileAsyncQuery(
        (BillingDbContext db, string gatewayId, CancellationToken _) => db.Set<Subscription>()
        .Where(subscription => subscription.GatewayId == gatewayId).Select(subscription => new SubscriptionAccess
        {
            Row = subscription,
            DisputedSince = db.Set<Dispute>()
                .Where(dispute => dispute.SubscriptionId == subscription.Id && dispute.WithheldAt != null
                    && (dispute.Status == DisputeStatus.NeedsResponse || dispute.Status == DisputeStatus.UnderReview))
                .Min(dispute => dispute.WithheldAt),
            // The oldest case applies: a second unpaid invoice does not add a second grace period.
            Unpaid = db.Set<DunningCase>()
                .Where(unpaid => unpaid.SubscriptionId == subscription.Id
                    && (unpaid.ClosedAt == null || unpaid.Stage == DunningStage.Stopped))
                .OrderBy(unpaid => unpaid.SuspendAt)
                .Select(unpaid => new UnpaidCase { SuspendAt = unpaid.SuspendAt, RestrictAt = unpaid.RestrictAt }).FirstOrDefault(),
        }).FirstOrDefault());

    /// <summary>Finds a tracked subscription by the provider's ID, together with its access terms.</summary>
    public async Task<(Subscription Row, AccessRestrictions Terms)?> FindAsync(
        BillingDbContext db, string gatewayId, CancellationToken ct) =>
        await _find(db, gatewayId, ct) is { } access ? (access.Row, Terms(access)) : null;

    private AccessRestrictions Terms(SubscriptionAccess access) => new(
        access.Unpaid?.SuspendAt,
        access.Unpaid is { } unpaidCase && unpaidCase.RestrictAt < unpaidCase.SuspendAt ? unpaidCase.RestrictAt : null,
        options.OpenDispute == OpenDisputePolicy.Restrict ? access.DisputedSince : null,
        options.OpenDispute == OpenDisputePolicy.Suspend ? access.DisputedSince : null);

    private sealed class SubscriptionAccess
    {
        public required Subscription Row { get; init; }

        public DateTimeOffset? DisputedSince { get; init; }

        public UnpaidCase? Unpaid { get; init; }
    }

    private sealed class UnpaidCase
    {
        public DateTimeOffset SuspendAt { get; init; }

        public DateTimeOffset RestrictAt { get; init; }
    }
}
