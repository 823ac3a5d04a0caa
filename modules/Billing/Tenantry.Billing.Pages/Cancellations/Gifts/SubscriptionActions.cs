using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Cancellations.Gifts;
using Tenantry.Billing.Pages.Cancellations;

namespace Tenantry.Billing.Pages.Cancellations.Gifts;

/// <summary>What an operator may do to a subscription, with a reason: give time, end it.</summary>
internal static class SubscriptionActions
{
    public static IReadOnlyList<ResourceAction> All { get; } =
    [
        new("gift", "Give a month", "The next charge comes 30 days later, at the same price. Until then the provider calls it a trial; access goes on. Any other number of days: the API.",
            (services, id, reason, ct) => services.GetRequiredService<GiveTime>().RunAsync(Id(id), GiveTime.Month, reason, ct))
        {
            AsksReason = true,
            When = detail => detail.Status is nameof(SubscriptionStatus.Active) or nameof(SubscriptionStatus.Trialing),
            Done = "30 days are given.",
        },
        new("end-now", "End now", "Access stops at once and nothing more is charged. The time that is left is not paid back.",
            (services, id, reason, ct) => services.GetRequiredService<EndNow>().ByOperatorAsync(Id(id), refunds: false, reason, ct))
        {
            AsksReason = true,
            IsDangerous = true,
            When = Lives,
            Done = "It has ended.",
        },
        new("end-now-refund", "End now and pay back", "Access stops at once, and what was paid for the time that is left goes back to the card.",
            (services, id, reason, ct) => services.GetRequiredService<EndNow>().ByOperatorAsync(Id(id), refunds: true, reason, ct))
        {
            AsksReason = true,
            IsDangerous = true,
            When = Lives,
            Permission = BillingPermissions.Refund,
            Done = "It has ended, and the unused time is paid back.",
        },
    ];

    private static bool Lives(ResourceDetail detail) => detail.Status != nameof(SubscriptionStatus.Canceled);

    private static SubscriptionId Id(string id) => Guid.TryParse(id, out var value) ? new SubscriptionId(value) : default;
}
