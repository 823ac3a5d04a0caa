using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Notifications;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Payments;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Billing.Provider;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Trials;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing;

/// <summary>Extension methods that add and map billing.</summary>
public static class BillingModule
{
    /// <summary>Adds the catalog, checkout, subscriptions, invoices and the webhook inbox. Calling it again has no effect.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>A builder that describes products and sets the payment provider.</returns>
    public static BillingBuilder AddBilling(this IHostApplicationBuilder builder) => builder.Services.AddBilling();

    /// <summary>Adds the catalog, checkout, subscriptions, invoices and the webhook inbox. Calling it again has no effect.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>A builder that describes products and sets the payment provider.</returns>
    public static BillingBuilder AddBilling(this IServiceCollection services)
    {
        if (services.Any(service => service.ImplementationType == typeof(BillingOptionsValidator)))
        {
            return new BillingBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<BillingOptions>().BindConfiguration(BillingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BillingOptions>, BillingOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BillingOptions>>().Value);
        services.AddPermissions(BillingPermissions.All);
        services.AddModuleDatabase<BillingDbContext>(order: 30);
        services.TryAddSingleton<IPaymentGateway, NoGateway>();
        services.AddCatalog();
        services.AddNotifications();
        services.AddCustomers();
        services.AddSubscriptions();
        services.AddTrials();
        services.AddInvoicing();
        services.AddPayments();
        services.AddDunning();
        services.AddCancellations();
        services.AddCredits();
        services.AddDiscounts();
        services.AddReferrals();
        services.AddCheckouts();
        services.AddPlanChanges();
        services.AddOverrides();
        services.AddPriceMigrations();
        services.AddProvider();
        return new BillingBuilder(services);
    }

    /// <summary>Maps the API of billing under <c>/api/billing</c>, and the webhooks under <c>/api/webhooks</c>.</summary>
    /// <param name="endpoints">The route builder.</param>
    /// <returns>The group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddBilling</c>.</exception>
    public static RouteGroupBuilder MapBilling(this IEndpointRouteBuilder endpoints)
    {
        var gateway = endpoints.ServiceProvider.GetService<IPaymentGateway>()
            ?? throw new InvalidOperationException("Call builder.AddBilling() before app.MapBilling().");
        ReceiveWebhook.Map(endpoints, gateway.Name);
        var billing = endpoints.MapGroup("/api/billing").WithTags("Billing");
        billing.MapSubscriptions();
        billing.MapCancellations();
        PlanChangeApi.Map(billing);
        billing.MapInvoicing(endpoints);
        CreditsApi.Map(billing);
        FollowReferralLink.Map(endpoints);
        return billing;
    }
}
