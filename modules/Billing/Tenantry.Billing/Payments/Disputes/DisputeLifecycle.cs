using Tenantry.Billing.Gateways;
using static Tenantry.Billing.Gateways.DisputeStatus;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Every move that a dispute makes. What is decided stays decided.</summary>
internal static class DisputeLifecycle
{
    public static bool Allows(DisputeStatus from, DisputeStatus to) => from == to || (from, to) switch
    {
        (Inquiry, NeedsResponse or UnderReview or Won or Lost) => true,
        (NeedsResponse, UnderReview or Won or Lost) => true,
        (UnderReview, NeedsResponse or Won or Lost) => true,
        _ => false,
    };

    /// <summary>What other modules are told; evidence going back and forth is nothing new to them.</summary>
    public static DisputeState State(this DisputeStatus status) => status switch
    {
        Inquiry => DisputeState.Inquiry,
        Won => DisputeState.Won,
        Lost => DisputeState.Lost,
        _ => DisputeState.Open,
    };

    public static bool TakesMoney(this DisputeStatus status) => status is NeedsResponse or UnderReview or Lost;
}
