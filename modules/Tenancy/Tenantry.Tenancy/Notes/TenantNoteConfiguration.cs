using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Tenancy.Notes;

internal sealed class TenantNoteConfiguration : IEntityTypeConfiguration<TenantNote>
{
    public void Configure(EntityTypeBuilder<TenantNote> builder)
    {
        builder.HasKey(note => new { note.TenantId, note.Id });
        builder.Property(note => note.Text).HasMaxLength(TenantNote.MaxLength);
        builder.Property(note => note.Author).HasMaxLength(320);
        builder.HasIndex(note => note.CreatedAt);
    }
}
