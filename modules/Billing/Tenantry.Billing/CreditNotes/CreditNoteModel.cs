using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.CreditNotes;

/// <summary>The tables of credit notes.</summary>
internal static class CreditNoteModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<CreditNote>(notes =>
        {
            notes.HasKey(row => new { row.TenantId, row.GatewayId });
            notes.Property(row => row.Seller).HasColumnType("jsonb");
            notes.Property(row => row.Buyer).HasColumnType("jsonb");
            notes.HasIndex(row => new { row.Series, row.Number }).IsUnique();
            notes.HasIndex(row => new { row.TenantId, row.InvoiceId });
        });
    }
}
