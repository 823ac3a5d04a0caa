using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Events;
using Tenantry.Metering.Reservations;
using Tenantry.Metering.Totals;
using Tenantry.Metering.Unmatched;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Data;

internal sealed class MeteringDbContext(DbContextOptions<MeteringDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "metering";

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<UsageEvent>(events =>
        {
            // The key alone, for ever: with the time or the meter in it, a repetition that differs there would count twice.
            events.HasKey(row => new { row.TenantId, row.Key });
            events.Property(row => row.Key).HasMaxLength(UsageEvent.MaxKey);
            events.Property(row => row.Meter).HasMaxLength(UsageEvent.MaxMeter);
            events.HasIndex(row => new { row.TenantId, row.Meter, row.OccurredAt }).IncludeProperties(row => row.Quantity);
        });
        model.Entity<UsageTotal>(totals =>
        {
            totals.HasKey(row => new { row.TenantId, row.Meter, row.PeriodStart, row.PeriodEnd });
            totals.Property(row => row.Meter).HasMaxLength(UsageEvent.MaxMeter);
            totals.ToTable(table => table.HasCheckConstraint("usage_total_not_negative", "used >= 0 and reserved >= 0"));
        });
        model.Entity<UsageReservation>(reservations =>
        {
            reservations.Property(row => row.Key).HasMaxLength(UsageEvent.MaxKey);
            reservations.Property(row => row.Meter).HasMaxLength(UsageEvent.MaxMeter);

            // A lapsed one may still be counted late, so it stays, and its key is free for another try.
            reservations.HasIndex(row => new { row.TenantId, row.Key }).IsUnique().HasFilter("lapsed_at is null");
            reservations.HasIndex(row => row.ExpiresAt);
        });
        model.Entity<UnmatchedEvent>(events =>
        {
            events.HasKey(row => new { row.TenantId, row.Key });
            events.Property(row => row.Key).HasMaxLength(UsageEvent.MaxKey);
            events.Property(row => row.Meter).HasMaxLength(UsageEvent.MaxKey);
            events.HasIndex(row => row.ReceivedAt);
        });
    }
}
