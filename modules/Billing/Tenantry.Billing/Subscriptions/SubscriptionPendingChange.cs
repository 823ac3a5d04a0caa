using System.Text.Json;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

internal sealed partial class Subscription
{
    /// <summary>Gets the provider's ID of the schedule for a change at the end of the period.</summary>
    public string? ScheduleId { get; private set; }

    public Guid? PendingPriceId { get; private set; }

    /// <summary>Gets the scheduled change as JSON; <see langword="null"/> if the schedule was not created here.</summary>
    public string? PendingJson { get; private set; }

    /// <summary>
    /// Gets the items of a change that was scheduled when the subscription was canceled, as JSON. They are scheduled again if the
    /// cancellation is undone.
    /// </summary>
    public string? HeldItemsJson { get; private set; }

    [System.ComponentModel.DataAnnotations.Schema.NotMapped]
    public IReadOnlyList<GatewayCheckoutLine>? HeldItems => HeldItemsJson is null ? null
        : JsonSerializer.Deserialize<List<GatewayCheckoutLine>>(HeldItemsJson, JsonSerializerOptions.Web);

    public PendingChange? Pending => PendingJson is null ? null
        : JsonSerializer.Deserialize<PendingChange>(PendingJson, JsonSerializerOptions.Web);

    /// <summary>Stores a scheduled change. The provider's schedule is authoritative; this copy provides the price for display.</summary>
    public void SetPendingChange(string scheduleId, Guid priceId, PendingChange pending) =>
        (ScheduleId, PendingPriceId, PendingJson) = (scheduleId, priceId, JsonSerializer.Serialize(pending, JsonSerializerOptions.Web));

    /// <summary>Keeps the scheduled change while the subscription is canceled, when the provider has no schedule for it.</summary>
    public void HoldPendingChange(IReadOnlyList<GatewayCheckoutLine> items) =>
        HeldItemsJson = JsonSerializer.Serialize(items, JsonSerializerOptions.Web);

    /// <summary>Stores the new schedule of the change that was held; drops the change if there is none.</summary>
    public void RestorePendingChange(string? scheduleId)
    {
        (ScheduleId, HeldItemsJson) = (scheduleId, null);
        if (scheduleId is null)
        {
            (PendingPriceId, PendingJson) = (null, null);
        }
    }
}
