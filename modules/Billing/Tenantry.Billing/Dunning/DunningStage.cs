using static Tenantry.Billing.Dunning.DunningStage;

namespace Tenantry.Billing.Dunning;

/// <summary>Specifies the stage of a dunning case. Stored by name.</summary>
internal enum DunningStage
{
    /// <summary>A payment failed. Full access.</summary>
    Open = 1,

    /// <summary>A reminder was sent. Full access.</summary>
    Grace = 2,

    /// <summary>The final warning was sent. Access is read-only.</summary>
    Restricted = 3,

    /// <summary>No access. Data is kept.</summary>
    Suspended = 4,

    /// <summary>Paid.</summary>
    Recovered = 5,

    /// <summary>The invoice is uncollectible.</summary>
    Uncollectible = 6,

    /// <summary>An operator stopped the dunning.</summary>
    Stopped = 7,

    /// <summary>Nothing is left to collect.</summary>
    Closed = 8,
}

/// <summary>
/// Defines the allowed stage transitions. An extended grace period can lead back to an earlier stage. End stages are final, but a stopped
/// case can still be paid.
/// </summary>
internal static class DunningLifecycle
{
    public static bool Allows(DunningStage from, DunningStage to) => from == to || (from, to) switch
    {
        (Open, Grace or Restricted or Suspended or Recovered or Uncollectible or Stopped or Closed) => true,
        (Grace, Restricted or Suspended or Recovered or Uncollectible or Stopped or Closed) => true,
        (Restricted, Grace or Suspended or Recovered or Uncollectible or Stopped or Closed) => true,
        (Suspended, Grace or Restricted or Recovered or Uncollectible or Stopped or Closed) => true,
        (Stopped, Recovered or Closed) => true,
        _ => false,
    };

    public static bool IsEnd(this DunningStage stage) => stage is Recovered or Uncollectible or Stopped or Closed;
}
