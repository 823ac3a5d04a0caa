using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog;

/// <summary>Maps <see cref="ProductRow"/>.</summary>
internal sealed class ProductRowConfiguration : IEntityTypeConfiguration<ProductRow>
{
    public void Configure(EntityTypeBuilder<ProductRow> builder)
    {
        builder.HasKey(row => row.Key);
    }
}

/// <summary>Maps <see cref="PlanRow"/>.</summary>
internal sealed class PlanRowConfiguration : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> plans)
    {
        plans.HasKey(row => new { row.Product, row.Key });
        plans.Property(row => row.Kind).HasConversion<string>().HasDefaultValueSql("'Standard'").HasSentinel(PlanKind.Standard);
        plans.Property(row => row.Fits).HasDefaultValueSql("'{}'");
        plans.Property(row => row.TrialNeedsCard).HasDefaultValue(true);
        plans.Property(row => row.Entitlements).HasColumnType("jsonb");
        plans.Property(row => row.Credits).HasColumnType("jsonb").HasDefaultValue("[]");
        plans.Property(row => row.Overages).HasColumnType("jsonb").HasDefaultValue("[]");
        plans.Property(row => row.Terms).HasDefaultValue(1).HasSentinel(1);
    }
}

/// <summary>Maps <see cref="FormerTerms"/>.</summary>
internal sealed class FormerTermsConfiguration : IEntityTypeConfiguration<FormerTerms>
{
    public void Configure(EntityTypeBuilder<FormerTerms> terms)
    {
        terms.HasKey(row => new { row.Product, row.Plan, row.Terms });
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
        prices.HasIndex(row => new { row.Product, row.Plan, row.Currency, row.Interval, row.IntervalCount, row.Version }).IsUnique();
        prices.HasIndex(row => row.GatewayId).IsUnique();
        prices.Property(row => row.Interval).HasConversion<string>();
        prices.Property(row => row.Scheme).HasColumnType("jsonb");
    }
}
