using Tenantry.Billing.Gateways;
using Tenantry.Billing.Gateways.Testing;

namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Runs the conformance suite against the gateway to Stripe and against a second provider with only the required core.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Checks => [.. GatewayConformance.Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Stripe_Conforms(string check)
    {
        await using var stripe = await StripeTestbed.StartAsync();
        await GatewayConformance.RunAsync(check, stripe, TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task SecondProvider_Conforms_WithTheRequiredCoreAlone(string check)
    {
        await using var memory = new MemoryTestbed();
        await GatewayConformance.RunAsync(check, memory, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void EveryCapability_HasACheck()
    {
        var capabilities = typeof(IPaymentGateway).Assembly.GetExportedTypes()
            .Where(type => type is { IsInterface: true, IsGenericType: false }
                && type.Name.StartsWith("IGateway", StringComparison.Ordinal))
            .Except(typeof(IPaymentGateway).GetInterfaces()).Except([typeof(IGatewayEventHandler)]);
        GatewayConformance.Checks.Select(check => check.Capability).OfType<Type>().Distinct().ShouldBe(capabilities, ignoreOrder: true);
    }

    [Fact]
    public void NamesOfTheChecks_AreUnique() =>
        GatewayConformance.Checks.Select(check => check.Name).Distinct(StringComparer.Ordinal).Count()
            .ShouldBe(GatewayConformance.Checks.Length);

    [Theory]
    [InlineData(Fault.IgnoresIdempotencyKeys, "A customer that is created again with the same key is the same customer")]
    [InlineData(Fault.AcceptsAnySignature, "A webhook with a wrong signature, or another body, is rejected")]
    [InlineData(Fault.ThrowsForWhatIsMissing, "An object that does not exist is null, and not an error")]
    [InlineData(Fault.CallsRefusalsTransient, "A request that the provider refuses fails permanently")]
    [InlineData(Fault.ForgetsMetadata, "A paid checkout creates an active subscription")]
    public async Task FaultyGateway_IsDetected(Fault fault, string check)
    {
        await using var memory = new MemoryTestbed(fault);
        await Should.ThrowAsync<ConformanceException>(() =>
            GatewayConformance.RunAsync(check, memory, TestContext.Current.CancellationToken));
    }
}
