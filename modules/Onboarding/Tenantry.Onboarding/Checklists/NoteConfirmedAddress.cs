using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Records that a member of the tenant confirmed an address, for the checklists of today's and of later subscriptions.</summary>
internal sealed class NoteConfirmedAddress(OnboardingDbContext db, CheckChecklist checklist, ICurrentTenant current, TimeProvider clock)
    : IEventHandler<EmailConfirmed>
{
    public async Task HandleAsync(EmailConfirmed happened, EventInfo info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<ConfirmedAddress>().AnyAsync(ct))
        {
            return;
        }

        db.Add(new ConfirmedAddress { At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await checklist.CheckAllAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
