using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Registers subscriptions and maps their endpoints.</summary>
internal static class SubscriptionsRegistration
{
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccessPolicy, AccessPolicy>();
        services.AddScoped<ResolveSubscriptionItems>();
        services.AddScoped<SubscriptionOwners>();
        services.AddScoped<ChangeInstant>();
        services.AddScoped<StoreSubscription>();
        services.AddScoped<RecordFirstPayment>();
        services.AddScoped<SaveIntent>();
        services.AddScoped<CompleteIntent>();
        services.AddScoped<RestorePendingChange>();
        services.AddRecurringJob<CompleteIntents>(CompleteIntents.Name, "30 2/5 * * * ?", JobScope.Once,
            "Completes cancellations and pauses that were interrupted.");
        services.AddScoped<CancelSubscription>();
        services.AddScoped<PauseSubscription>();
        services.AddScoped<EndTrial>();
        services.AddScoped<ISubscriptions, SubscriptionQueries>();
        services.AddObjectSync<SyncSubscription>(GatewayObject.Subscription);
    }

    public static void MapSubscriptions(this IEndpointRouteBuilder billing)
    {
        CancelSubscription.Map(billing);
        PauseSubscription.Map(billing);
        EndTrial.Map(billing);
        billing.MapGet("/subscriptions", async (ISubscriptions subscriptions, CancellationToken cancellationToken) =>
                TypedResults.Ok(await subscriptions.ListAsync(cancellationToken)))
            .RequirePermission(BillingPermissions.View)
            .WithMetadata(new AvailableWhileSuspendedAttribute())
            .WithName("ListSubscriptions")
            .WithSummary("Lists the subscriptions of the tenant.");
    }
}
