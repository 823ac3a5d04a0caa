namespace Tenantry.Billing.Data;

/// <summary>Represents a response of the payment provider and the time of its request.</summary>
/// <param name="Ticket">The ticket taken before the read.</param>
/// <param name="Value">The response.</param>
internal readonly record struct ProviderRead<T>(long Ticket, T Value)
{
    /// <summary>
    /// Gets a value indicating whether the response is the result of a change, which no read that started earlier contains.
    /// </summary>
    public bool IsChange { get; init; }

    /// <summary>Returns the same read with a value derived from the response.</summary>
    public ProviderRead<TOther> With<TOther>(TOther value) => new(Ticket, value) { IsChange = IsChange };
}

/// <summary>Specifies whether a read can be stored.</summary>
internal enum ReadClaim
{
    /// <summary>The read started after the stored read had ended. The object is locked until the transaction ends.</summary>
    Claimed,

    /// <summary>A read that started later is already stored and contains everything that this read was made for.</summary>
    Superseded,

    /// <summary>The read overlaps with the stored read or with a local change, so it is unknown which one is newer.</summary>
    Overlaps,
}
