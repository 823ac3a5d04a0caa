using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>
/// Represents a coupon. Its discount never changes, because customers who have it keep it; a coupon can only be withdrawn.
/// </summary>
[SharedAcrossTenants("Coupons belong to the operator and apply to all tenants.")]
internal sealed class CouponRow
{
    public required string Key { get; init; }

    /// <summary>Gets the <see cref="CouponDescription"/> as JSON, without its promotion codes.</summary>
    public required string Terms { get; init; }

    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public string? GatewayId { get; set; }

    public CouponDescription Description => Read<CouponDescription>(Terms);

    public static CouponRow Of(CouponDescription coupon, DateTimeOffset now) => new()
        { Key = coupon.Key, Terms = Write(coupon with { Codes = [] }), CreatedAt = now };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}

/// <summary>Represents a promotion code for a coupon.</summary>
[SharedAcrossTenants("Promotion codes belong to the operator and apply to all tenants.")]
internal sealed class PromotionCodeRow
{
    /// <summary>Gets the code, in upper case.</summary>
    public required string Code { get; init; }

    public required string Coupon { get; init; }

    /// <summary>Gets the <see cref="PromotionCode"/> as JSON.</summary>
    public required string Terms { get; init; }

    public bool IsActive { get; set; } = true;

    public string? GatewayId { get; set; }

    public PromotionCode Description => CouponRow.Read<PromotionCode>(Terms);

    public static PromotionCodeRow Of(string coupon, PromotionCode code) => new()
        { Code = code.Code, Coupon = coupon, Terms = CouponRow.Write(code) };
}

/// <summary>Represents a pricing rule.</summary>
[SharedAcrossTenants("Pricing rules belong to the operator; a rule for a single tenant is visible only to the operator and the server.")]
internal sealed class PricingRuleRow
{
    public Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>Gets the <see cref="PricingRule"/> as JSON.</summary>
    public required string Terms { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets the time at which the operator ended the rule.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public PricingRule Description => CouponRow.Read<PricingRule>(Terms);

    public static PricingRuleRow Of(PricingRule rule, DateTimeOffset now) => new()
        { Id = Guid.CreateVersion7(now), Key = rule.Key, Terms = CouponRow.Write(rule), CreatedAt = now };
}

/// <summary>Maps <see cref="CouponRow"/>.</summary>
internal sealed class CouponRowConfiguration : IEntityTypeConfiguration<CouponRow>
{
    public void Configure(EntityTypeBuilder<CouponRow> coupons)
    {
        coupons.HasKey(row => row.Key);
        coupons.Property(row => row.Terms).HasColumnType("jsonb");
    }
}

/// <summary>Maps <see cref="PromotionCodeRow"/>.</summary>
internal sealed class PromotionCodeRowConfiguration : IEntityTypeConfiguration<PromotionCodeRow>
{
    public void Configure(EntityTypeBuilder<PromotionCodeRow> codes)
    {
        codes.HasKey(row => row.Code);
        codes.HasIndex(row => row.Coupon);
        codes.Property(row => row.Terms).HasColumnType("jsonb");
    }
}

/// <summary>Maps <see cref="PricingRuleRow"/>.</summary>
internal sealed class PricingRuleRowConfiguration : IEntityTypeConfiguration<PricingRuleRow>
{
    public void Configure(EntityTypeBuilder<PricingRuleRow> rules)
    {
        rules.IsReadOnlyForApplication();
        rules.HasIndex(row => row.Key).IsUnique();
        rules.Property(row => row.Terms).HasColumnType("jsonb");
    }
}
