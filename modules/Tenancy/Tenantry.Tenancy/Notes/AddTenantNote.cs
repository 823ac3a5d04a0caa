using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Notes;

/// <summary>Adds a note about a tenant. The audit log has the author and the time, but not the text.</summary>
internal sealed class AddTenantNote(TenancyDbContext db, ICurrentTenant current, ICurrentUser user, TimeProvider clock)
{
    public async Task<Result> RunAsync(TenantId tenant, string text, CancellationToken cancellationToken)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > TenantNote.MaxLength)
        {
            return NoteProblems.TextInvalid.WithField("text");
        }

        using var ambient = current.Change(tenant);
        if (!await db.Set<Tenant>().AnyAsync(cancellationToken))
        {
            return TenancyProblems.TenantNotFound;
        }

        var now = clock.GetUtcNow();
        var note = new TenantNote
        {
            TenantId = tenant,
            Id = TenantNoteId.From(Guid.CreateVersion7(now)),
            Text = trimmed,
            Author = user.Email ?? user.Actor,
            CreatedAt = now,
        };
        db.Add(note);
        db.Audit("tenancy.note.added", $"note/{note.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
