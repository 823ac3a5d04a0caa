using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Pages.Cancellations;

namespace Tenantry.Billing.Pages.Cancellations.Extensions;

/// <summary>Defines the actions of an operator on a subscription: extend it or cancel it, each with a reason.</summary>
internal static class SubscriptionActions
{
    public static IReadOnlyList<ResourceAction> All { get; } =
    [
        new("gift", "Extend by 30 days",
            "The next charge is 30 days later, at the same price. Until then Stripe shows a trial; access continues. Use the API for "
                + "another number of days.",
            (services, id, reason, ct) => services.GetRequiredService<ExtendSubscription>()
            .RunAsync(Id(id), ExtendSubscription.OperatorDays, reason, ct))
        {
            AsksReason = true,
            When = detail => detail.Status is nameof(SubscriptionStatus.Active) or nameof(SubscriptionStatus.Trialing),
            Done = "The subscription is extended by 30 days.",
        },
        new("end-now", "Cancel immediately", "Access stops immediately and nothing more is charged. Unused time isn't refunded.",
            (services, id, reason, ct) => services.GetRequiredService<CancelImmediately>()
            .CancelByOperatorAsync(Id(id), refunds: false, reason, ct))
        {
            AsksReason = true,
            IsDangerous = true,
            When = IsNotCanceled,
            Done = "The subscription is canceled.",
        },
        new("end-now-refund", "Cancel and refund", "Access stops immediately, and the unused time is refunded to the card.",
            (services, id, reason, ct) => services.GetRequiredService<CancelImmediately>()
            .CancelByOperatorAsync(Id(id), refunds: true, reason, ct))
        {
            AsksReason = true,
            IsDangerous = true,
            When = IsNotCanceled,
            Permission = BillingPermissions.Refund,
            Done = "The subscription is canceled and the unused time is refunded.",
        },
    ];

    private static bool IsNotCanceled(ResourceDetail detail) => detail.Status != nameof(SubscriptionStatus.Canceled);

    private static SubscriptionId Id(string id) => Guid.TryParse(id, out var value) ? new SubscriptionId(value) : default;
}
