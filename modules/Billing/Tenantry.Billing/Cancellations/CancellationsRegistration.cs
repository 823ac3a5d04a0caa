using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Cancellations.Retention;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Cancellations;

/// <summary>Registers immediate cancellations, retention offers and free extensions of a subscription.</summary>
internal static class CancellationsRegistration
{
    public static void AddCancellations(this IServiceCollection services)
    {
        services.AddScoped<CalculateProratedRefunds>();
        services.AddScoped<CompleteImmediateCancellation>();
        services.AddScoped<CancelImmediately>();
        services.AddScoped<CloseOpenInvoices>();
        services.AddScoped<IImmediateEnd>(provider => provider.GetRequiredService<CancelImmediately>());
        services.AddScoped<AcceptRetentionOffer>();
        services.AddEventHandler<TenantSuspended, EndWithTenant>();
        services.AddEventHandler<TenantReactivated, EndWithTenant>();
        services.AddEventHandler<TenantClosed, EndWithTenant>();
        services.AddScoped<ExtendSubscription>();
        services.AddRecurringJob<CompleteImmediateCancellations>(CompleteImmediateCancellations.Name, "0 0/5 * * * ?", JobScope.Once,
            "Completes immediate cancellations that were interrupted.");
    }

    public static void MapCancellations(this IEndpointRouteBuilder billing)
    {
        CancelImmediately.Map(billing);
        AcceptRetentionOffer.Map(billing);
        ExtendSubscription.Map(billing);
    }
}
