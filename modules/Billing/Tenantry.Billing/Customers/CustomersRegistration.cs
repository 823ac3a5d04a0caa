using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Customers;

/// <summary>Registers customers and their billing details.</summary>
internal static class CustomersRegistration
{
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddHostedService<RequireTenants>();
        services.AddSingleton<CustomerTenants>();
        services.AddScoped<EnsureCustomer>();
        services.AddScoped<GetBillingParties>();
        services.AddScoped<SyncBillingDetails>();
        services.AddScoped<SaveBillingDetails>();
        services.AddScoped<ImportBillingDetails>();
        services.AddEventHandler<BillingDetailsChanged, SyncBillingDetails>();
    }
}
