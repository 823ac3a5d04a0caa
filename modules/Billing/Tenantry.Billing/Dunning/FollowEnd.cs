using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning;

/// <summary>Ends the cases of a subscription that ended, whoever ended it.</summary>
internal sealed class FollowEnd(BillingDbContext db, FollowInvoice follow) : IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(SubscriptionEnded happened, EventInfo info, CancellationToken ct)
    {
        var id = happened.Subscription.Id;
        foreach (var invoice in await db.Set<DunningCase>().Where(one => one.SubscriptionId == id && one.ClosedAt == null).Select(one => one.InvoiceId).ToListAsync(ct))
        {
            await follow.RunAsync(invoice, ct);
        }
    }
}
