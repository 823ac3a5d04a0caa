namespace Tenantry.Billing.Cancellations;

/// <summary>Whether a customer can end a subscription at once, before the end of the period that is paid for.</summary>
public enum EndNowPolicy
{
    /// <summary>No: the subscription ends with its period. An operator can still end it at once.</summary>
    NotOffered = 1,

    /// <summary>Yes, without a refund of the unused time.</summary>
    KeepPayment = 2,

    /// <summary>Yes, and the payment for the unused time is refunded to the card.</summary>
    RefundUnusedTime = 3,
}
