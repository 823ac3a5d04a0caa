using Tenantry.Billing.Gateways;
using static Tenantry.Billing.Gateways.DisputeStatus;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Defines the allowed status transitions of a dispute. A decision is final.</summary>
internal static class DisputeLifecycle
{
    public static bool Allows(DisputeStatus from, DisputeStatus to) => from == to || (from, to) switch
    {
        (Inquiry, NeedsResponse or UnderReview or Won or Lost) => true,
        (NeedsResponse, UnderReview or Won or Lost) => true,
        (UnderReview, NeedsResponse or Won or Lost) => true,
        _ => false,
    };

    /// <summary>Gets the state that is published to other modules. The exchange of evidence does not change this state.</summary>
    public static DisputeState ToState(this DisputeStatus status) => status switch
    {
        Inquiry => DisputeState.Inquiry,
        Won => DisputeState.Won,
        Lost => DisputeState.Lost,
        _ => DisputeState.Open,
    };

    public static bool WithholdsFunds(this DisputeStatus status) => status is NeedsResponse or UnderReview or Lost;
}
