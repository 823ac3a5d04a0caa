using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>A change of a subscription. The preview and the change are both made from it, so that they cannot differ.</summary>
/// <param name="Items">The items that change.</param>
/// <param name="Proration">How the paid time is prorated.</param>
/// <param name="At">The time at which the current period is split; <see langword="null"/> where nothing is prorated.</param>
public sealed record SubscriptionChange(ImmutableArray<GatewayItemChange> Items, Proration Proration, DateTimeOffset? At)
{
    /// <summary>Gets the new end of the trial, which also extends a paid subscription.</summary>
    /// <value><see langword="null"/>: the trial is unchanged.</value>
    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>Gets a value indicating whether the trial ends now.</summary>
    public bool EndsTrial { get; init; }

    /// <summary>Gets the provider's IDs of the coupons from now on.</summary>
    /// <value><see langword="null"/>: they are unchanged. An empty array removes all.</value>
    public ImmutableArray<GatewayCouponId>? Coupons { get; init; }
}

/// <summary>The change of one item of a subscription.</summary>
/// <param name="ItemId">The provider's ID of the item; <see langword="null"/> adds one.</param>
/// <param name="PriceId">
/// The price; <see langword="null"/> leaves it unchanged, and without a quantity removes the item.
/// </param>
/// <param name="Quantity">The quantity; <see langword="null"/> leaves it unchanged.</param>
public sealed record GatewayItemChange(GatewayItemId? ItemId, GatewayPriceId? PriceId, long? Quantity)
{
    /// <summary>Gets a value indicating whether the item is removed.</summary>
    public bool IsRemoved => ItemId is not null && PriceId is null && Quantity is null;
}

/// <summary>How a change of a subscription treats the time that is paid for.</summary>
public enum Proration
{
    /// <summary>Not prorated: the new price begins with the next period.</summary>
    None = 1,

    /// <summary>The difference is charged or credited on the next invoice.</summary>
    NextInvoice = 2,

    /// <summary>The difference is charged immediately, and the change is made only when it is paid.</summary>
    Now = 3,
}
