using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Maps <see cref="CatalogProduct"/>.</summary>
internal sealed class CatalogProductConfiguration : IEntityTypeConfiguration<CatalogProduct>
{
    public void Configure(EntityTypeBuilder<CatalogProduct> builder)
    {
        builder.IsReadOnlyForApplication();
        builder.HasKey(row => row.Key);
    }
}

/// <summary>Maps <see cref="CatalogPlan"/>.</summary>
internal sealed class CatalogPlanConfiguration : IEntityTypeConfiguration<CatalogPlan>
{
    public void Configure(EntityTypeBuilder<CatalogPlan> plans)
    {
        plans.IsReadOnlyForApplication();
        plans.HasKey(row => new { row.Product, row.Key });
        plans.Property(row => row.Kind).HasConversion<string>().HasDefaultValueSql("'Standard'").HasSentinel(PlanKind.Standard);
        plans.Property(row => row.CompatiblePlans).HasDefaultValueSql("'{}'");
        plans.Property(row => row.TrialNeedsCard).HasDefaultValue(true);
        plans.Property(row => row.Entitlements).HasColumnType("jsonb");
        plans.Property(row => row.Credits).HasColumnType("jsonb").HasDefaultValue("[]");
        plans.Property(row => row.Overages).HasColumnType("jsonb").HasDefaultValue("[]");
        plans.Property(row => row.Version).HasDefaultValue(1).HasSentinel(1);
    }
}

/// <summary>Maps <see cref="PlanVersion"/>.</summary>
internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> terms)
    {
        terms.IsReadOnlyForApplication();
        terms.HasKey(row => new { row.Product, row.Plan, row.Version });
        terms.Property(row => row.Entitlements).HasColumnType("jsonb");
        terms.Property(row => row.Credits).HasColumnType("jsonb");
        terms.Property(row => row.Overages).HasColumnType("jsonb");
    }
}

/// <summary>Maps <see cref="PriceVersion"/>.</summary>
internal sealed class PriceVersionConfiguration : IEntityTypeConfiguration<PriceVersion>
{
    public void Configure(EntityTypeBuilder<PriceVersion> prices)
    {
        // A purchase adds the price of a pricing rule and stores the provider's ID; what a price costs never changes.
        prices.GrantsApplication("select, insert, update (gateway_id)");
        prices.HasIndex(row => new { row.Product, row.Plan, row.Currency, row.Interval, row.IntervalCount, row.Version }).IsUnique();
        prices.HasIndex(row => row.GatewayId).IsUnique();
        prices.Property(row => row.Interval).HasConversion<string>();
        prices.Property(row => row.PricingModel).HasColumnType("jsonb");
    }
}
