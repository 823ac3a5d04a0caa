using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalogue;

internal static class CatalogueModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<ProductRow>().HasKey(row => row.Key);
        model.Entity<PlanRow>(plans =>
        {
            plans.HasKey(row => new { row.Product, row.Key });
            plans.Property(row => row.Kind).HasConversion<string>().HasDefaultValueSql("'Standard'").HasSentinel(PlanKind.Standard);
            plans.Property(row => row.Fits).HasDefaultValueSql("'{}'");
            plans.Property(row => row.TrialNeedsCard).HasDefaultValue(true);
            plans.Property(row => row.Entitlements).HasColumnType("jsonb");
            plans.Property(row => row.Credits).HasColumnType("jsonb").HasDefaultValue("[]");
            plans.Property(row => row.Overages).HasColumnType("jsonb").HasDefaultValue("[]");
        });
        model.Entity<PlanRow>().Property(row => row.Terms).HasDefaultValue(1).HasSentinel(1);
        model.Entity<FormerTerms>(terms =>
        {
            terms.HasKey(row => new { row.Product, row.Plan, row.Terms });
            terms.Property(row => row.Entitlements).HasColumnType("jsonb");
            terms.Property(row => row.Credits).HasColumnType("jsonb");
            terms.Property(row => row.Overages).HasColumnType("jsonb");
        });
        model.Entity<PriceVersion>(prices =>
        {
            prices.HasIndex(row => new { row.Product, row.Plan, row.Currency, row.Interval, row.IntervalCount, row.Version }).IsUnique();
            prices.HasIndex(row => row.GatewayId).IsUnique();
            prices.Property(row => row.Interval).HasConversion<string>();
            prices.Property(row => row.Scheme).HasColumnType("jsonb");
        });
    }
}
