using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Pages.Cancellations;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Catalog.PlanEditing;
using Tenantry.Billing.Pages.Catalog.PriceChanges;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Credits;
using Tenantry.Billing.Pages.Credits.Statements;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Discounts;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Disputes;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Pages.Tenants;
using Tenantry.Billing.Pages.Timelines;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages;

/// <summary>Extension methods that add and map the pages of the billing module.</summary>
public static class BillingPagesModule
{
    /// <summary>
    /// Adds the billing pages: pricing and checkout for visitors, the billing pages of a tenant, and the pages for operators. Calling it
    /// more than once has no effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    public static IServiceCollection AddBillingPages(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(FindWebhook)))
        {
            return services;
        }

        services.AddPages(typeof(BillingPagesModule).Assembly);
        services.AddScoped<ReferralQueries>();
        services.AddScoped<OverrideChoices>();
        services.AddScoped<CatalogDifferences>();
        services.AddScoped<FindWebhook>();
        services.AddScoped<DailyBalance>();
        services.AddDeadLetters<WebhookDeadLetters>();
        AddNavigation(services);
        AddTimelines(services);
        services.AddSuspendedTenantLink(new SuspendedTenantLink("Billing", "/space/billing"));
        AddTenantContributions(services);
        services.AddTenantPage(new TenantPage("Overrides", OverrideResource.Segment, "Change the plan, or add a quota, discount or credits",
            BillingPermissions.Grant));
        return services
            .AddResource(ProductResource.Definition)
            .AddResource(PlanResource.Definition)
            .AddResource(PriceResource.Definition)
            .AddResource(CouponResource.Definition)
            .AddResource(PricingRuleResource.Definition)
            .AddResource(CatalogSyncResource.Definition)
            .AddResource(CustomerResource.Definition)
            .AddResource(SubscriptionResource.Definition)
            .AddResource(InvoiceResource.Definition)
            .AddResource(PaymentResource.Definition)
            .AddResource(DisputeResource.Definition)
            .AddResource(DunningResource.Definition)
            .AddResource(OverrideResource.Definition)
            .AddResource(ReferralResource.Definition)
            .AddResource(WebhookResource.Definition)
            .AddResource(DiscrepancyResource.Definition)
            .AddResource(ReconciliationRunResource.Definition)
            .AddResource(TenantInvoiceResource.Definition)
            .AddResource(TenantReferralResource.Definition);
    }

    /// <summary>Maps the form endpoints of the billing pages.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    public static void MapBillingPages(this IEndpointRouteBuilder endpoints)
    {
        CancelForms.Map(endpoints);
        CancelImmediatelyForm.Map(endpoints);
        RefundForms.Map(endpoints);
        OverrideResource.Map(endpoints);
        Redirect(endpoints, "/admin/catalog", "/admin/plans");
        Redirect(endpoints, "/admin/offers", "/admin/coupons");
    }

    private static void Redirect(IEndpointRouteBuilder endpoints, string previous, string page) => endpoints
        .MapGet(previous, (HttpRequest request) => TypedResults.LocalRedirect(request.PathBase + page))
        .RequirePermission(BillingPermissions.Operate).ExcludeFromDescription();

    private static void AddNavigation(IServiceCollection services) => services
        .AddNavigation(new NavigationItem(Shell.Space, "Billing", "/space/billing", "credit-card", Order: 80,
            Permission: BillingPermissions.View))
        .AddNavigation(new NavigationItem(Shell.Visitor, "Pricing", "/pricing", Order: 10));

    private static void AddTenantContributions(IServiceCollection services) => services
        .AddTenantFigures<BillingFigures>()
        .AddTenantList("subscriptions", 10)
        .AddTenantList("payments", 20)
        .AddTenantList("invoices", 30)
        .AddTenantList("disputes", 40);

    private static void AddTimelines(IServiceCollection services) => services
        .AddTimeline<CheckoutTimeline>()
        .AddTimeline<SubscriptionTimeline>()
        .AddTimeline<PlanChangeTimeline>()
        .AddTimeline<InvoiceTimeline>()
        .AddTimeline<PaymentTimeline>()
        .AddTimeline<DunningTimeline>()
        .AddTimeline<RefundTimeline>()
        .AddTimeline<DisputeTimeline>()
        .AddTimeline<CreditTimeline>()
        .AddTimeline<OverrideTimeline>()
        .AddTimeline<WebhookTimeline>();
}
