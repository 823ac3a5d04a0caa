using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Numbers;

namespace Tenantry.Billing.Invoices;

/// <summary>The tables of invoices and of their numbers.</summary>
internal static class InvoiceModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Invoice>(invoices =>
        {
            invoices.HasKey(row => new { row.TenantId, row.GatewayId });
            invoices.Property(row => row.Status).HasConversion<string>();
            invoices.Property(row => row.Reason).HasConversion<string>();
            invoices.Property(row => row.Taxes).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            invoices.Property(row => row.Seller).HasColumnType("jsonb");
            invoices.Property(row => row.Buyer).HasColumnType("jsonb");
            invoices.HasIndex(row => new { row.Series, row.Number }).IsUnique();
            invoices.HasIndex(row => new { row.TenantId, row.IssuedAt });
        });
        model.Entity<InvoiceLine>().HasKey(row => new { row.TenantId, row.InvoiceId, row.Position });
        model.Entity<NumberSeries>().HasKey(row => row.Series);
    }
}
