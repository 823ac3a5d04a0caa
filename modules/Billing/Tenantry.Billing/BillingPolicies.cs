namespace Tenantry.Billing;

/// <summary>What becomes of a subscription whose latest payment went back in full.</summary>
public enum FullRefundPolicy
{
    /// <summary>Nothing: it goes on, and so does its MRR, until it is cancelled.</summary>
    KeepAccess = 1,

    /// <summary>It ends at once.</summary>
    EndSubscription = 2,
}

/// <summary>What access a subscription gives while a payment of it is disputed. An inquiry takes no money and changes nothing.</summary>
public enum OpenDisputePolicy
{
    /// <summary>All of it.</summary>
    KeepAccess = 1,

    /// <summary>What is there can be read; nothing that is counted can be used.</summary>
    Restrict = 2,

    /// <summary>None.</summary>
    Suspend = 3,
}

/// <summary>What becomes of a subscription when a dispute of a payment of it is lost.</summary>
public enum LostDisputePolicy
{
    /// <summary>It goes on.</summary>
    KeepAccess = 1,

    /// <summary>It ends at once, without credit for the time left.</summary>
    EndSubscription = 2,
}

/// <summary>Whether a customer may end a subscription at once, before the time that is paid for is over.</summary>
public enum EndNowPolicy
{
    /// <summary>No: it ends with its period. An operator still may end it.</summary>
    NotOffered = 1,

    /// <summary>Yes, and the time that is left is not paid back.</summary>
    KeepPayment = 2,

    /// <summary>Yes, and what was paid for the time that is left goes back to the card.</summary>
    RefundUnusedTime = 3,
}
