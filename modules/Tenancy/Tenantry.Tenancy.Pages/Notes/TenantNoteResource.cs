using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Notes;

namespace Tenantry.Tenancy.Pages;

/// <summary>Defines the operator's list of notes about tenants. A note is added on the page of its tenant.</summary>
internal static class TenantNoteResource
{
    public static Resource<TenantNote> Definition { get; } =
        new Resource<TenantNote>("notes", "Notes", TenancyPermissions.ViewTenants)
    {
        Subtitle = "Notes of operators about tenants. Tenants don't see them.",
        Icon = "pencil",
        Section = OperatorSections.Customers,
        Order = 18,
        SearchHint = "Search by text or author",
        Empty = "No notes yet. Open a tenant and choose Add note.",
    }
        .FromDatabase<TenancyDbContext>("operator lists notes", db => db.Set<TenantNote>())
        .Key(note => note.TenantId, note => note.Id)
        .Column("Note", note => note.Text, column => column.Search())
        .Column("Tenant", note => note.TenantId, column => column.Filter())
        .Column("Author", note => note.Author, column => column.Search().Sort())
        .Column("Written", note => note.CreatedAt, column => column.Sort().Filter())
        .OrderByDescending(note => note.CreatedAt)
        .Heading(note => $"Note of {note.CreatedAt:d MMM yyyy}")
        .Audited(note => $"note/{note.Id}")
        .Action("delete", "Delete note", "The note is deleted for all operators. The audit trail keeps who wrote and deleted it.",
            context => context.Services.GetRequiredService<DeleteTenantNote>()
            .RunAsync(context.Row.TenantId, context.Row.Id, context.CancellationToken), action => action
            .Require(TenancyPermissions.ManageTenants).Dangerous().Done("The note is deleted."));

    internal sealed class NoteInput
    {
        [Display(Name = "Note"), Required(ErrorMessage = "Enter a note."), DataType(DataType.MultilineText)]
        [StringLength(TenantNote.MaxLength)]
        public string? Text { get; set; }
    }
}
