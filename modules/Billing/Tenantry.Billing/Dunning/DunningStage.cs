using static Tenantry.Billing.Dunning.DunningStage;

namespace Tenantry.Billing.Dunning;

/// <summary>Where an unpaid invoice stands. Stored by name.</summary>
internal enum DunningStage
{
    /// <summary>A payment failed. Full access.</summary>
    Open = 1,

    /// <summary>Reminded. Full access.</summary>
    Grace = 2,

    /// <summary>Warned for the last time. Access is to read only.</summary>
    Restricted = 3,

    /// <summary>No access; what is there is kept.</summary>
    Suspended = 4,

    /// <summary>Paid.</summary>
    Recovered = 5,

    /// <summary>Not paid, and no longer expected to be.</summary>
    GivenUp = 6,

    /// <summary>An operator stopped it.</summary>
    Stopped = 7,

    /// <summary>There is nothing left to collect.</summary>
    Closed = 8,
}

/// <summary>Every move of an unpaid invoice. Grace that is extended leads back; an end leads nowhere, but what was stopped may still be paid.</summary>
internal static class DunningLifecycle
{
    public static bool Allows(DunningStage from, DunningStage to) => from == to || (from, to) switch
    {
        (Open, Grace or Restricted or Suspended or Recovered or GivenUp or Stopped or Closed) => true,
        (Grace, Restricted or Suspended or Recovered or GivenUp or Stopped or Closed) => true,
        (Restricted, Grace or Suspended or Recovered or GivenUp or Stopped or Closed) => true,
        (Suspended, Grace or Restricted or Recovered or GivenUp or Stopped or Closed) => true,
        (Stopped, Recovered or Closed) => true,
        _ => false,
    };

    public static bool IsEnd(this DunningStage stage) => stage is Recovered or GivenUp or Stopped or Closed;
}
