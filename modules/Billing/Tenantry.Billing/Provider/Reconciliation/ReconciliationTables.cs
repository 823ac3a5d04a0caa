using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Maps <see cref="Discrepancy"/>.</summary>
internal sealed class DiscrepancyConfiguration : IEntityTypeConfiguration<Discrepancy>
{
    public void Configure(EntityTypeBuilder<Discrepancy> discrepancies)
    {
        discrepancies.Property(row => row.Kind).HasConversion<string>();
        discrepancies.Property(row => row.Reason).HasConversion<string>();
        discrepancies.Property(row => row.DifferencesJson).HasColumnType("jsonb");
        // One open discrepancy for each object, however often it is found.
        discrepancies.HasIndex(row => new { row.Kind, row.GatewayId }).IsUnique().HasFilter("resolved_at is null");
        discrepancies.HasIndex(row => row.FoundAt);
    }
}

/// <summary>Maps <see cref="ReconciliationRun"/>.</summary>
internal sealed class ReconciliationRunConfiguration : IEntityTypeConfiguration<ReconciliationRun>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.IsHiddenFromApplication();
        builder.HasIndex(row => row.StartedAt);
    }
}

/// <summary>Maps <see cref="EventCursor"/>.</summary>
internal sealed class EventCursorConfiguration : IEntityTypeConfiguration<EventCursor>
{
    public void Configure(EntityTypeBuilder<EventCursor> builder)
    {
        builder.IsHiddenFromApplication();
        builder.HasKey(row => row.Name);
    }
}
