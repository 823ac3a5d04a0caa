using System.Text.Json.Serialization;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents the provider's ID of a customer.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayCustomerId>))]
public sealed record GatewayCustomerId(string Value) : GatewayId(Value), IGatewayId<GatewayCustomerId>
{
    /// <inheritdoc/>
    public static GatewayCustomerId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a price.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayPriceId>))]
public sealed record GatewayPriceId(string Value) : GatewayId(Value), IGatewayId<GatewayPriceId>
{
    /// <inheritdoc/>
    public static GatewayPriceId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a coupon.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayCouponId>))]
public sealed record GatewayCouponId(string Value) : GatewayId(Value), IGatewayId<GatewayCouponId>
{
    /// <inheritdoc/>
    public static GatewayCouponId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a promotion code.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayPromotionCodeId>))]
public sealed record GatewayPromotionCodeId(string Value) : GatewayId(Value), IGatewayId<GatewayPromotionCodeId>
{
    /// <inheritdoc/>
    public static GatewayPromotionCodeId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a checkout.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayCheckoutId>))]
public sealed record GatewayCheckoutId(string Value) : GatewayId(Value), IGatewayId<GatewayCheckoutId>
{
    /// <inheritdoc/>
    public static GatewayCheckoutId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a subscription.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewaySubscriptionId>))]
public sealed record GatewaySubscriptionId(string Value) : GatewayId(Value), IGatewayId<GatewaySubscriptionId>
{
    /// <inheritdoc/>
    public static GatewaySubscriptionId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a subscription item.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayItemId>))]
public sealed record GatewayItemId(string Value) : GatewayId(Value), IGatewayId<GatewayItemId>
{
    /// <inheritdoc/>
    public static GatewayItemId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a subscription schedule.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayScheduleId>))]
public sealed record GatewayScheduleId(string Value) : GatewayId(Value), IGatewayId<GatewayScheduleId>
{
    /// <inheritdoc/>
    public static GatewayScheduleId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of an invoice.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayInvoiceId>))]
public sealed record GatewayInvoiceId(string Value) : GatewayId(Value), IGatewayId<GatewayInvoiceId>
{
    /// <inheritdoc/>
    public static GatewayInvoiceId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a credit note.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayCreditNoteId>))]
public sealed record GatewayCreditNoteId(string Value) : GatewayId(Value), IGatewayId<GatewayCreditNoteId>
{
    /// <inheritdoc/>
    public static GatewayCreditNoteId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a payment, or of a charge that has no payment.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayPaymentId>))]
public sealed record GatewayPaymentId(string Value) : GatewayId(Value), IGatewayId<GatewayPaymentId>
{
    /// <inheritdoc/>
    public static GatewayPaymentId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a payment method.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayPaymentMethodId>))]
public sealed record GatewayPaymentMethodId(string Value) : GatewayId(Value), IGatewayId<GatewayPaymentMethodId>
{
    /// <inheritdoc/>
    public static GatewayPaymentMethodId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a refund.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayRefundId>))]
public sealed record GatewayRefundId(string Value) : GatewayId(Value), IGatewayId<GatewayRefundId>
{
    /// <inheritdoc/>
    public static GatewayRefundId Create(string value) => new(value);
}

/// <summary>Represents the provider's ID of a dispute.</summary>
/// <param name="Value">The ID.</param>
[JsonConverter(typeof(GatewayIdJsonConverter<GatewayDisputeId>))]
public sealed record GatewayDisputeId(string Value) : GatewayId(Value), IGatewayId<GatewayDisputeId>
{
    /// <inheritdoc/>
    public static GatewayDisputeId Create(string value) => new(value);
}
