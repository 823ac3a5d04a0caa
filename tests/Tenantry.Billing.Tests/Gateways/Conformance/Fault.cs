namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Specifies faults of a gateway that the suite must detect.</summary>
public enum Fault
{
    None,
    IgnoresIdempotencyKeys,
    AcceptsAnySignature,
    ThrowsForWhatIsMissing,
    CallsRefusalsTransient,
    ForgetsMetadata,
}
