using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Notes that somebody of the tenant confirmed an address; the checklists of today and of later subscriptions know it.</summary>
internal sealed class NoteConfirmedAddress(OnboardingDbContext db, CheckChecklist checklist, ICurrentTenant current, TimeProvider clock) : IEventHandler<EmailConfirmed>
{
    public async Task HandleAsync(EmailConfirmed happened, EventInfo info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.ConfirmedAddresses.AnyAsync(ct))
        {
            return;
        }

        db.Add(new ConfirmedAddress { At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        foreach (var product in await db.Enrolments.Where(row => row.EndedAt == null).Select(row => row.Product).Distinct().ToListAsync(ct))
        {
            if (await checklist.CheckAsync(product, ct))
            {
                await db.SaveChangesAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
    }
}
