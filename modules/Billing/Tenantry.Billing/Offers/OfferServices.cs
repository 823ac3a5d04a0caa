using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Offers;

internal static class OfferServices
{
    public static void AddOffers(this IServiceCollection services)
    {
        services.AddSingleton<IDataSeedContributor, OfferSeed>();
        services.AddScoped<RulePrices>();
        services.AddScoped<OfferBook>();
        services.AddScoped<FindCode>();
        services.AddScoped<MakeOffers>();
        services.AddScoped<EndOffers>();
        services.AddNavigation(new NavigationItem(Shell.Operator, "Offers", OfferForms.Page, "tag", 22, BillingPermissions.Operate, OperatorGroups.Catalogue));
    }
}
