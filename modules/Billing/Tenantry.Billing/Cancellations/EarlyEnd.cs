using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Cancellations;

/// <summary>A subscription that ends before its period does, and what goes back for it. It is written before anything is done, so that a crash loses nothing.</summary>
internal sealed class EarlyEnd : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What goes back, as JSON: reckoned once, or a second reading would find less time left.</summary>
    public required string Shares { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public IReadOnlyList<UnusedShare> Read() => JsonSerializer.Deserialize<List<UnusedShare>>(Shares, JsonSerializerOptions.Web) ?? [];

    public static EarlyEnd Of(SubscriptionId id, IReadOnlyList<UnusedShare> shares, DateTimeOffset now) =>
        new() { SubscriptionId = id, At = now, Shares = JsonSerializer.Serialize(shares, JsonSerializerOptions.Web) };
}

/// <summary>What goes back of one payment, and how much of it was back before.</summary>
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
