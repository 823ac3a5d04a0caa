using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Data;

/// <summary>Represents the latest stored read of one of the provider's objects.</summary>
internal sealed class ObjectRead : ITenantOwned
{
    /// <summary>The database sequence of tickets.</summary>
    public const string Sequence = "read_ticket";

    public TenantId TenantId { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>Gets or sets the ticket taken before the read.</summary>
    public long Began { get; set; }

    /// <summary>Gets or sets a ticket taken after the read, or after the last local change of the row that stores the read.</summary>
    public long Ended { get; set; }
}

/// <summary>Maps <see cref="ObjectRead"/>.</summary>
internal sealed class ObjectReadConfiguration : IEntityTypeConfiguration<ObjectRead>
{
    public void Configure(EntityTypeBuilder<ObjectRead> reads) => reads.HasKey(row => new { row.TenantId, row.ObjectId });
}
