using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Represents the immediate cancellation of a subscription and the refunds that belong to it. The row is saved before the payment provider
/// is called, so that a crash loses nothing.
/// </summary>
internal sealed class ImmediateCancellation : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Gets the prorated refunds as JSON. They are calculated once: a later calculation would find less unused time.</summary>
    public required string Refunds { get; init; }

    public DateTimeOffset? CompletedAt { get; set; }

    public IReadOnlyList<ProratedRefund> ReadRefunds() =>
        JsonSerializer.Deserialize<List<ProratedRefund>>(Refunds, JsonSerializerOptions.Web) ?? [];

    public static ImmediateCancellation Create(SubscriptionId id, IReadOnlyList<ProratedRefund> shares, DateTimeOffset now) =>
        new() { SubscriptionId = id, At = now, Refunds = JsonSerializer.Serialize(shares, JsonSerializerOptions.Web) };
}

/// <summary>Represents the part of one payment that is refunded, and the amount of that payment that had been refunded before.</summary>
internal sealed record ProratedRefund(string PaymentId, long AmountMinor, long RefundedBeforeMinor, string Currency);

/// <summary>Maps <see cref="ImmediateCancellation"/>.</summary>
internal sealed class ImmediateCancellationConfiguration : IEntityTypeConfiguration<ImmediateCancellation>
{
    public void Configure(EntityTypeBuilder<ImmediateCancellation> ends)
    {
        ends.HasKey(row => new { row.TenantId, row.SubscriptionId });
        ends.Property(row => row.Refunds).HasColumnType("jsonb");
        ends.HasIndex(row => row.At).HasFilter("completed_at is null");
    }
}
