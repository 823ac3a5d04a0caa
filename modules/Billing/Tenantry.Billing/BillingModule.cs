using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Billing.AbandonedCheckouts;
using Tenantry.Billing.BillingDetails;
using Tenantry.Billing.Catalogue;
using Tenantry.Billing.CatalogueSync;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.CreditNotes;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Disputes;
using Tenantry.Billing.Documents;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Endings;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Gifts;
using Tenantry.Billing.GuestCheckouts;
using Tenantry.Billing.Invoices;
using Tenantry.Billing.Numbers;
using Tenantry.Billing.Offers;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.PaymentMethods;
using Tenantry.Billing.Payments;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.PlanEdits;
using Tenantry.Billing.PriceChanges;
using Tenantry.Billing.Reconciliation;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Refunds;
using Tenantry.Billing.Restarts;
using Tenantry.Billing.Retention;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Timelines;
using Tenantry.Billing.Trials;
using Tenantry.Billing.Webhooks;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing;

/// <summary>The two lines of billing.</summary>
public static class BillingModule
{
    /// <summary>Adds the catalogue, checkout, subscriptions, invoices and the webhook inbox. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The place for products and for the payment provider.</returns>
    public static BillingBuilder AddBilling(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(BillingMetrics)))
        {
            return new BillingBuilder(services);
        }

        builder.AddPlatform();
        services.AddOptions<BillingOptions>().BindConfiguration(BillingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BillingOptions>, BillingOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<BillingOptions>>().Value);
        services.AddSingleton<BillingMetrics>();
        services.AddPermissions(BillingPermissions.All);
        services.AddModuleDatabase<BillingDbContext>(order: 30);
        services.TryAddSingleton<IPaymentGateway, NoGateway>();
        AddCatalogue(services);
        services.AddOffers();
        services.AddCatalogueSync();
        services.AddPriceChanges();
        services.AddPlanEdits();
        services.AddSingleton<CustomerTenants>();
        services.AddScoped<EnsureCustomer>();
        services.AddScoped<FillBasket>();
        services.AddScoped<StartCheckout>();
        services.AddScoped<OpenAtGateway>();
        services.AddScoped<ReadItems>();
        services.AddSingleton<FindAccessTerms>();
        services.AddScoped<CancelSubscription>();
        services.AddScoped<PauseSubscription>();
        services.AddScoped<EndTrial>();
        services.AddScoped<FindTrials>();
        services.AddEventHandler<SubscriptionStarted, GuardTrial>();
        services.AddPlanChanges();
        services.AddGuestCheckouts();
        services.AddScoped<ISubscriptions, SubscriptionQueries>();
        services.AddScoped<NameParties>();
        services.AddScoped<FindPaidPlan>();
        services.AddSingleton<TakeNumber>();
        services.AddScoped<PushDetails>();
        services.AddScoped<SaveDetails>();
        services.AddScoped<AdoptDetails>();
        services.AddScoped<OpenPortal>();
        services.AddEventHandler<BillingDetailsChanged, PushDetails>();
        services.AddObjectSync<SyncCheckout>(GatewayObject.Checkout);
        services.AddObjectSync<SyncSubscription>(GatewayObject.Subscription);
        services.AddObjectSync<SyncInvoice>(GatewayObject.Invoice);
        AddPayments(services);
        services.AddDunning();
        services.AddAbandonedCheckouts();
        services.AddEndings();
        services.AddReferrals();
        services.AddRestarts();
        services.AddSingleton<StoreWebhook>();
        services.AddSingleton<ReceiveWebhook>();
        services.AddScoped<HandleWebhook>();
        services.AddScoped<KnownOwners>();
        services.AddSingleton<HandledEvents>();
        services.AddSingleton<ReplayWebhook>();
        services.AddScoped<FindWebhook>();
        services.AddDeadLetters<WebhookDeadLetters>();
        services.AddTimelines();
        services.AddHostedService<WebhookQueue>();
        services.AddReconciliation();
        services.AddOverrides();
        services.AddCredits();
        AddPages(services);
        return new BillingBuilder(services);
    }

    /// <summary>Maps the API of billing under <c>/api/billing</c>, and the webhooks under <c>/api/webhooks</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <returns>The group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddBilling</c>.</exception>
    public static RouteGroupBuilder MapBilling(this IEndpointRouteBuilder endpoints)
    {
        var gateway = endpoints.ServiceProvider.GetService<IPaymentGateway>()
            ?? throw new InvalidOperationException("Call builder.AddBilling() before app.MapBilling().");
        ReceiveWebhook.Map(endpoints, gateway.Name);
        var billing = endpoints.MapGroup("/api/billing").WithTags("Billing");
        CancelSubscription.Map(billing);
        PauseSubscription.Map(billing);
        EndTrial.Map(billing);
        PlanChangeApi.Map(billing);
        CancelForms.Map(endpoints);
        EndNow.Map(billing, endpoints);
        TakeRetentionOffer.Map(billing);
        GiveTime.Map(billing);
        InvoiceApi.Map(billing, endpoints);
        InvoiceCsv.Map(endpoints);
        CreditsApi.Map(billing);
        CreditNoteFiles.Map(endpoints);
        ReconciliationForms.Map(endpoints);
        RefundForms.Map(endpoints);
        endpoints.MapPriceChanges();
        endpoints.MapPlanEdits();
        endpoints.MapOffers();
        OverrideForms.Map(endpoints);
        FollowReferralLink.Map(endpoints);
        billing.MapGet("/subscriptions", async (ISubscriptions subscriptions, CancellationToken ct) => TypedResults.Ok(await subscriptions.ListAsync(ct)))
            .RequirePermission(BillingPermissions.View)
            .WithName("ListSubscriptions")
            .WithSummary("Lists the subscriptions of the tenant.");
        return billing;
    }

    private static void AddCatalogue(IServiceCollection services)
    {
        services.AddSingleton<KnownPrices>();
        services.AddScoped<PriceBook>();
        services.AddSingleton<IDataSeedContributor, CatalogueSeed>();
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<ICatalogue>(sp => sp.GetRequiredService<CatalogueStore>());
        services.AddHostedService(sp => sp.GetRequiredService<CatalogueStore>());
    }

    private static void AddPayments(IServiceCollection services)
    {
        services.AddScoped<SyncPayment>();
        services.AddScoped<RefundPayment>();
        services.AddSingleton<PreviewRefund>();
        services.AddObjectSync<SyncCreditNote>(GatewayObject.CreditNote);
        services.AddScoped<CreditNoteQueries>();
        services.AddObjectSync<SyncRefund>(GatewayObject.Refund);
        services.AddObjectSync<SyncDispute>(GatewayObject.Dispute);
        services.AddEventHandler<PaymentRefunded, EndOnFullRefund>();
        services.AddEventHandler<PaymentDisputed, FollowDispute>();
        services.AddResource(PaymentResource.Definition);
        services.AddResource(DisputeResource.Definition);
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddScoped<CheckoutProgress>();
        services.AddScoped<PayHere>();
        services.AddScoped<InvoiceQueries>();
        services.AddSingleton<DocumentDownloads>();
        services.AddScoped<GetDocumentFile>();
        services.AddPages(typeof(BillingModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Space, "Billing", "/space/billing", "credit-card", Order: 80, Permission: BillingPermissions.View));
        services.AddNavigation(new NavigationItem(Shell.Visitor, "Pricing", "/pricing", Order: 10));
        services.AddResource(CatalogueResource.Definition);
        services.AddResource(CustomerResource.Definition);
        services.AddResource(SubscriptionResource.Definition);
        services.AddResource(InvoiceResource.Definition);
        services.AddResource(WebhookResource.Definition);
    }
}
