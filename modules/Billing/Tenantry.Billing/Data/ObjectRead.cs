using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Data;

/// <summary>Represents the newest read of one of the provider's objects that was stored.</summary>
internal sealed class ObjectRead : ITenantOwned
{
    /// <summary>The sequence that tickets are drawn from.</summary>
    public const string Sequence = "read_ticket";

    public TenantId TenantId { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>Gets or sets the ticket that was drawn before the read.</summary>
    public long Began { get; set; }

    /// <summary>Gets or sets a ticket that was drawn after the read, or after the last local change of what the read is stored in.</summary>
    public long Ended { get; set; }
}

/// <summary>Maps <see cref="ObjectRead"/>.</summary>
internal sealed class ObjectReadConfiguration : IEntityTypeConfiguration<ObjectRead>
{
    public void Configure(EntityTypeBuilder<ObjectRead> reads) => reads.HasKey(row => new { row.TenantId, row.ObjectId });
}
