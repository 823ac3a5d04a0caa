using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Reservations;

internal sealed class UsageReservationConfiguration : IEntityTypeConfiguration<UsageReservation>
{
    public void Configure(EntityTypeBuilder<UsageReservation> builder)
    {
        builder.Property(reservation => reservation.Key).HasMaxLength(UsageEvent.MaxKey);
        builder.Property(reservation => reservation.Meter).HasMaxLength(UsageEvent.MaxMeter);

        // An expired reservation can still be committed, so its row stays, and its key is available for a retry.
        builder.HasIndex(reservation => new { reservation.TenantId, reservation.Key }).IsUnique().HasFilter("lapsed_at is null");
        builder.HasIndex(reservation => reservation.ExpiresAt);
    }
}
