using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a change of a subscription. The preview and the change are both built from it, so that they cannot differ.</summary>
/// <param name="Items">The items that change.</param>
/// <param name="Proration">The proration of the current period.</param>
/// <param name="At">The time at which the current period is split; <see langword="null"/> if nothing is prorated.</param>
public sealed record SubscriptionChange(ImmutableArray<GatewayItemChange> Items, Proration Proration, DateTimeOffset? At)
{
    /// <summary>Gets the new end of the trial, which also extends a paid subscription.</summary>
    /// <value><see langword="null"/> by default: the trial is unchanged.</value>
    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>Gets a value indicating whether the trial ends now.</summary>
    public bool EndsTrial { get; init; }

    /// <summary>Gets the provider's IDs of the coupons after the change.</summary>
    /// <value><see langword="null"/> by default: they are unchanged. An empty array removes all.</value>
    public ImmutableArray<GatewayCouponId>? Coupons { get; init; }
}

/// <summary>Represents the change of one subscription item.</summary>
/// <param name="ItemId">The provider's ID of the item; <see langword="null"/> adds an item.</param>
/// <param name="PriceId">The price; <see langword="null"/> leaves it unchanged, or removes the item if the quantity is <see
/// langword="null"/> as well.</param>
/// <param name="Quantity">The quantity; <see langword="null"/> leaves it unchanged.</param>
public sealed record GatewayItemChange(GatewayItemId? ItemId, GatewayPriceId? PriceId, long? Quantity)
{
    /// <summary>Gets a value indicating whether the item is removed.</summary>
    public bool IsRemoved => ItemId is not null && PriceId is null && Quantity is null;
}

/// <summary>Specifies how a change of a subscription prorates the time that was paid for.</summary>
public enum Proration
{
    /// <summary>No proration: the new price starts with the next period.</summary>
    None = 1,

    /// <summary>The difference is charged or credited on the next invoice.</summary>
    NextInvoice = 2,

    /// <summary>The difference is charged immediately, and the change applies only after the payment.</summary>
    Now = 3,
}
