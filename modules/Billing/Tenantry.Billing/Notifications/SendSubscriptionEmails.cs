using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Data;
using static Tenantry.Billing.Notifications.SendBillingEmail;

namespace Tenantry.Billing.Notifications;

/// <summary>
/// Confirms what changed about a subscription: its plan, a cancellation, a pause. The state is compared with the last one that the customer
/// was notified of, so that it does not matter where the change was made.
/// </summary>
internal sealed class SendSubscriptionEmails(BillingDbContext db, SendBillingEmail emails, BillingOptions options)
    : IEventHandler<SubscriptionChanged>
{
    public async Task HandleAsync(SubscriptionChanged changed, EventContext info, CancellationToken ct)
    {
        var now = changed.Subscription;
        var notified = await db.Set<NotifiedSubscription>().FirstOrDefaultAsync(row => row.SubscriptionId == now.Id, ct);
        if (notified is not null)
        {
            // The key is the event's: a repeated delivery sends nothing, and the same change next month is another one.
            foreach (var (template, model) in await CompareAsync(notified, now, ct))
            {
                await emails.RunAsync(template, $"{info.Id}", model, ct);
            }
        }

        notified ??= db.Add(new NotifiedSubscription { SubscriptionId = now.Id }).Entity;
        (notified.Plan, notified.Status, notified.EndsAt) = (Describe(now), now.Status, now.EndsAt);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<(string Template, Dictionary<string, object?> Model)>> CompareAsync(
        NotifiedSubscription before, SubscriptionSummary now, CancellationToken ct)
    {
        var found = new List<(string, Dictionary<string, object?>)>();
        var model = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["product"] = now.ProductName, ["plan"] = Describe(now), ["previous"] = before.Plan,
            ["total"] = now.Total.Display, ["renewsOn"] = Day(now.PeriodEnd),
            ["accessUntil"] = Day(now.AccessUntil), ["endsOn"] = now.EndsAt is { } end ? Day(end) : null,
            ["resumesOn"] = now.ResumesAt is { } resumes ? Day(resumes) : null,
        };
        if (now.Status == SubscriptionStatus.Canceled)
        {
            // Dunning and refused trials have emails of their own, and a canceled plan that ends was confirmed when it was canceled.
            var endedAtOnce = before is { Status: not SubscriptionStatus.Canceled, EndsAt: null } && options.Emails.Canceled
                && await db.Set<ImmediateCancellation>().AnyAsync(row => row.SubscriptionId == now.Id, ct);
            return endedAtOnce ? [("subscription_ended", model)] : found;
        }

        Add(options.Emails.Canceled && before.EndsAt is null && now.EndsAt is not null, "subscription_canceled");
        Add(options.Emails.Resumed && before.EndsAt is not null && now.EndsAt is null, "subscription_resumed");
        Add(options.Emails.Paused && before.Status != SubscriptionStatus.Paused && now.Status == SubscriptionStatus.Paused,
            "subscription_paused");
        Add(options.Emails.Resumed && before.Status == SubscriptionStatus.Paused && now.Status == SubscriptionStatus.Active,
            "subscription_unpaused");
        Add(options.Emails.PlanChanged && before.Plan != Describe(now), "plan_changed");
        return found;

        void Add(bool applies, string template)
        {
            if (applies)
            {
                found.Add((template, model));
            }
        }
    }

    private static string Describe(SubscriptionSummary subscription) => string.Join("; ", subscription.AddOns
        .Select(addOn => addOn.Display)
        .Prepend(subscription.Quantity == 1 ? $"{subscription.PlanName}, {subscription.Price.Display}"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{subscription.PlanName}, {subscription.Quantity:N0} × {subscription.Price.Display}")));
}
