namespace Tenantry.Billing.Gateways;

/// <summary>Represents a refund to create at the payment provider.</summary>
/// <param name="PaymentId">The provider's ID of the payment.</param>
/// <param name="Amount">The amount; more than zero.</param>
public sealed record NewGatewayRefund(GatewayPaymentId PaymentId, Money Amount);

/// <summary>Represents a refund at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="PaymentId">The payment, or its charge if there is no payment.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Status">The status.</param>
/// <param name="CreatedAt">The time at which it was created.</param>
public sealed record GatewayRefund(
    GatewayRefundId Id, GatewayPaymentId PaymentId, Money Amount, RefundStatus Status, DateTimeOffset CreatedAt);

/// <summary>Specifies the status of a refund. Stored by name.</summary>
public enum RefundStatus
{
    /// <summary>In progress.</summary>
    Pending = 1,

    /// <summary>The customer must act to receive it.</summary>
    RequiresAction = 2,

    /// <summary>Succeeded.</summary>
    Succeeded = 3,

    /// <summary>Failed.</summary>
    Failed = 4,

    /// <summary>Canceled.</summary>
    Canceled = 5,
}
