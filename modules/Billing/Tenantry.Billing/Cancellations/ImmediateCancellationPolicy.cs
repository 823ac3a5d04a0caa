namespace Tenantry.Billing.Cancellations;

/// <summary>Specifies whether a customer can cancel a subscription immediately, before the end of the paid period.</summary>
public enum ImmediateCancellationPolicy
{
    /// <summary>No: the subscription ends with its period. An operator can still cancel it immediately.</summary>
    NotOffered = 1,

    /// <summary>Yes, without a refund of the unused time.</summary>
    KeepPayment = 2,

    /// <summary>Yes, and the unused time is refunded to the payment method.</summary>
    RefundUnusedTime = 3,
}
