using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing;

/// <summary>Maps <see cref="Invoice"/>.</summary>
internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoices)
    {
        invoices.HasKey(row => new { row.TenantId, row.GatewayId });
        invoices.Property(row => row.Status).HasConversion<string>();
        invoices.Property(row => row.Reason).HasConversion<string>();
        invoices.Property(row => row.Taxes).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
        invoices.Property(row => row.Seller).HasColumnType("jsonb");
        invoices.Property(row => row.Buyer).HasColumnType("jsonb");
        invoices.HasIndex(row => new { row.Series, row.Number }).IsUnique();
        invoices.HasIndex(row => new { row.TenantId, row.IssuedAt });
    }
}

/// <summary>Maps <see cref="InvoiceLine"/>.</summary>
internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.HasKey(row => new { row.TenantId, row.InvoiceId, row.Position });
    }
}

/// <summary>Maps <see cref="NumberSeries"/>.</summary>
internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.HasKey(row => row.Series);
    }
}
