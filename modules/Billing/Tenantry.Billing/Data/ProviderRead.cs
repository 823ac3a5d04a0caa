namespace Tenantry.Billing.Data;

/// <summary>Represents a response of the provider, and when it was requested.</summary>
/// <param name="Ticket">The ticket that was drawn before the read.</param>
/// <param name="Value">The response.</param>
internal readonly record struct ProviderRead<T>(long Ticket, T Value)
{
    /// <summary>Gets whether the value is what the provider answered to a change, which is contained in no read that began before it.</summary>
    public bool IsChange { get; init; }

    /// <summary>Gets the same read with a value made of what was read.</summary>
    public ProviderRead<TOther> With<TOther>(TOther value) => new(Ticket, value) { IsChange = IsChange };
}

/// <summary>Says what becomes of a read that is about to be stored.</summary>
internal enum ReadClaim
{
    /// <summary>It began after the stored read had ended. The object is locked until the transaction ends.</summary>
    Claimed,

    /// <summary>A read that began later is stored already, and contains all that this one was made for.</summary>
    Superseded,

    /// <summary>It overlaps with the stored read or with a local change, so which one is newer is unknown.</summary>
    Overlaps,
}
