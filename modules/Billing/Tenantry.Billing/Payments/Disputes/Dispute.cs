using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Represents the local copy of a dispute. The payer's bank withholds the payment until it decides.</summary>
internal sealed class Dispute : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public required string PaymentId { get; init; }

    public required string Reference { get; init; }

    public SubscriptionId? SubscriptionId { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public DisputeStatus Status { get; set; }

    /// <summary>Gets or sets the provider's reason code, such as <c>fraudulent</c>.</summary>
    public required string Reason { get; set; }

    public DateTimeOffset? EvidenceDueBy { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets or sets the time from which the amount is withheld; <see langword="null"/> for an inquiry.</summary>
    public DateTimeOffset? WithheldAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public uint Version { get; init; }

    public Money Amount => new(AmountMinor, Currency);
}

/// <summary>Maps <see cref="Dispute"/>.</summary>
internal sealed class DisputeConfiguration : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> disputes)
    {
        disputes.HasKey(row => new { row.TenantId, row.GatewayId });
        disputes.HasIndex(row => row.GatewayId).IsUnique();
        disputes.HasIndex(row => new { row.TenantId, row.SubscriptionId });
        disputes.Property(row => row.Status).HasConversion<string>();
        disputes.Property(row => row.Version).IsRowVersion();
    }
}
