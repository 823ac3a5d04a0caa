using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Reconciliation;

internal static class ReconciliationTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Drift>(drifts =>
        {
            drifts.Property(row => row.Kind).HasConversion<string>();
            drifts.Property(row => row.Reason).HasConversion<string>();
            drifts.Property(row => row.DifferencesJson).HasColumnType("jsonb");
            // One open drift for each object, however often it is found.
            drifts.HasIndex(row => new { row.Kind, row.GatewayId }).IsUnique().HasFilter("resolved_at is null");
            drifts.HasIndex(row => row.FoundAt);
        });
        model.Entity<ReconciliationRun>().HasIndex(row => row.StartedAt);
        model.Entity<EventCursor>().HasKey(row => row.Name);
    }
}
