using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning;

/// <summary>Closes the dunning cases of a subscription that ended.</summary>
internal sealed class CloseDunningCases(BillingDbContext db, UpdateDunningCase follow) : IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(SubscriptionEnded ended, EventContext info, CancellationToken ct)
    {
        var id = ended.Subscription.Id;
        foreach (var invoice in await db.Set<DunningCase>().Where(dunningCase => dunningCase.SubscriptionId == id
            && dunningCase.ClosedAt == null).Select(dunningCase => dunningCase.InvoiceId).ToListAsync(ct))
        {
            await follow.RunAsync(invoice, ct);
        }
    }
}
