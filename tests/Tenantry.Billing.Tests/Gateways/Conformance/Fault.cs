namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>What a gateway can do wrong, so that the suite is seen to find it.</summary>
public enum Fault
{
    None,
    IgnoresIdempotencyKeys,
    AcceptsAnySignature,
    ThrowsForWhatIsMissing,
    CallsRefusalsTransient,
    ForgetsMetadata,
}
