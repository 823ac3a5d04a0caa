namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Specifies the type of an MRR movement, per customer. Stored by name; never renumber or rename.</summary>
internal enum MovementType
{
    /// <summary>A customer pays for the first time.</summary>
    New = 1,

    /// <summary>A paying customer pays more: a new subscription, plan, price or quantity.</summary>
    Expansion = 2,

    /// <summary>A paying customer pays less, including when one of several subscriptions is canceled.</summary>
    Contraction = 3,

    /// <summary>The last paid subscription of a customer ends.</summary>
    Churn = 4,

    /// <summary>A churned customer pays again, after any gap.</summary>
    Reactivation = 5,
}

/// <summary>Specifies the cause of an MRR movement. Stored by name; never renumber or rename.</summary>
internal enum MovementCause
{
    /// <summary>The subscription started with a payment.</summary>
    Started = 1,

    /// <summary>The trial converted to a paid subscription.</summary>
    TrialConverted = 2,

    /// <summary>The plan changed.</summary>
    PlanChanged = 3,

    /// <summary>The price, the quantity or the add-ons changed.</summary>
    PriceChanged = 4,

    /// <summary>The subscription was canceled.</summary>
    Canceled = 5,

    /// <summary>The subscription ended or is suspended because it was not paid.</summary>
    NotPaid = 6,

    /// <summary>Payment collection was paused.</summary>
    Paused = 7,

    /// <summary>The subscription is paid again after a pause or an unpaid invoice.</summary>
    Resumed = 8,

    /// <summary>
    /// The currency changed: one movement subtracts the MRR in the previous currency, and one adds it in the new currency.
    /// </summary>
    CurrencyChanged = 9,
}
