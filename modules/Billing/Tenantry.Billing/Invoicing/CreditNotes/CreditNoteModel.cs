using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Maps <see cref="CreditNote"/>.</summary>
internal sealed class CreditNoteConfiguration : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> notes)
    {
        notes.HasKey(row => new { row.TenantId, row.GatewayId });
        notes.Property(row => row.Seller).HasColumnType("jsonb");
        notes.Property(row => row.Buyer).HasColumnType("jsonb");
        notes.HasIndex(row => new { row.Series, row.Number }).IsUnique();
        notes.HasIndex(row => new { row.TenantId, row.InvoiceId });
    }
}
