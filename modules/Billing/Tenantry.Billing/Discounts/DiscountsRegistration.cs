using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Discounts;

/// <summary>Registers coupons, promotion codes and pricing rules.</summary>
internal static class DiscountsRegistration
{
    public static void AddDiscounts(this IServiceCollection services)
    {
        services.AddSingleton<IDataSeedContributor, DiscountSeed>();
        services.AddSingleton<PricingRules>();
        services.AddSingleton<ICatalogPart>(provider => provider.GetRequiredService<PricingRules>());
        services.AddScoped<ApplyPricingRules>();
        services.AddScoped<CouponSync>();
        services.AddScoped<CreateDiscounts>();
        services.AddScoped<EndDiscounts>();
    }
}
