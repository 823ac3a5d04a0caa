using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Notes;

/// <summary>Deletes a note about a tenant. The audit log keeps that it existed, and who deleted it.</summary>
internal sealed class DeleteTenantNote(TenancyDbContext db, ICurrentTenant current)
{
    public async Task<Result> RunAsync(TenantId tenant, TenantNoteId id, CancellationToken cancellationToken)
    {
        using var ambient = current.Change(tenant);
        if (await db.Set<TenantNote>().FirstOrDefaultAsync(note => note.Id == id, cancellationToken) is not { } note)
        {
            return NoteProblems.NoteNotFound;
        }

        db.Remove(note);
        db.Audit("tenancy.note.deleted", $"note/{id}", null, new { note.Author, note.CreatedAt });
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
