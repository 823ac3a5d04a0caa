using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Represents the immediate cancellation of a subscription and the refunds that belong to it. The row is saved before the payment provider
/// is called, so that a crash loses nothing.
/// </summary>
internal sealed class EarlyEnd : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Gets the prorated refunds as JSON. They are calculated once: a later calculation would find less unused time.</summary>
    public required string Shares { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public IReadOnlyList<UnusedShare> Read() => JsonSerializer.Deserialize<List<UnusedShare>>(Shares, JsonSerializerOptions.Web) ?? [];

    public static EarlyEnd Of(SubscriptionId id, IReadOnlyList<UnusedShare> shares, DateTimeOffset now) =>
        new() { SubscriptionId = id, At = now, Shares = JsonSerializer.Serialize(shares, JsonSerializerOptions.Web) };
}

/// <summary>Represents the part of one payment that is refunded, and the amount of that payment that had been refunded before.</summary>
internal sealed record UnusedShare(string PaymentId, long AmountMinor, long RefundedBeforeMinor, string Currency);

/// <summary>Maps <see cref="EarlyEnd"/>.</summary>
internal sealed class EarlyEndConfiguration : IEntityTypeConfiguration<EarlyEnd>
{
    public void Configure(EntityTypeBuilder<EarlyEnd> ends)
    {
        ends.HasKey(row => new { row.TenantId, row.SubscriptionId });
        ends.Property(row => row.Shares).HasColumnType("jsonb");
        ends.HasIndex(row => row.At).HasFilter("done_at is null");
    }
}
