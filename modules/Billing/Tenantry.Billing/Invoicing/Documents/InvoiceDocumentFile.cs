using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Represents a rendered document. It is written once and never changed or deleted.</summary>
internal sealed class InvoiceDocumentFile : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Gets the payment provider's ID of the invoice or the credit note.</summary>
    public required string SourceId { get; init; }

    public required InvoiceDocumentKind Kind { get; init; }

    /// <summary>Gets the version of the document, which changes when an invoice is paid, voided or credited.</summary>
    public required string Version { get; init; }

    public required string Extension { get; init; }

    public required string MediaType { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Gets the SHA-256 of the content.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset RenderedAt { get; init; }
}

/// <summary>Maps the table of rendered documents.</summary>
internal sealed class InvoiceDocumentFileConfiguration : IEntityTypeConfiguration<InvoiceDocumentFile>
{
    public void Configure(EntityTypeBuilder<InvoiceDocumentFile> builder)
    {
        builder.HasKey(file => new { file.TenantId, file.SourceId, file.Kind, file.Version, file.Extension });
        builder.Property(file => file.Kind).HasConversion<string>();
        builder.IsAppendOnly();
    }
}
