namespace Tenantry.RevenueDashboard.Movements;

/// <summary>What a change of recurring revenue is to the customer it belongs to. Stored by name; never renumber or rename.</summary>
internal enum MovementType
{
    /// <summary>A customer pays for the first time.</summary>
    New = 1,

    /// <summary>A paying customer pays more: another subscription, plan, price or quantity.</summary>
    Expansion = 2,

    /// <summary>A paying customer pays less, one of several subscriptions cancelled included.</summary>
    Contraction = 3,

    /// <summary>A customer's last paid subscription is gone.</summary>
    Churn = 4,

    /// <summary>A customer who had churned pays again, after any gap.</summary>
    Reactivation = 5,
}

/// <summary>What happened to the subscription. Stored by name; never renumber or rename.</summary>
internal enum MovementCause
{
    /// <summary>It began, paid from the start.</summary>
    Started = 1,

    /// <summary>Its trial ended with a payment.</summary>
    TrialConverted = 2,

    /// <summary>It is on another plan.</summary>
    PlanChanged = 3,

    /// <summary>Its price, its number of units or its add-ons changed.</summary>
    PriceChanged = 4,

    /// <summary>It ended because somebody cancelled it.</summary>
    Canceled = 5,

    /// <summary>It ended, or stands still, because it was not paid.</summary>
    NotPaid = 6,

    /// <summary>Its collection was paused.</summary>
    Paused = 7,

    /// <summary>It is paid again after a pause or an unpaid invoice.</summary>
    Resumed = 8,

    /// <summary>Its currency changed: one movement takes it out of the former, one brings it into the other.</summary>
    CurrencyChanged = 9,
}
