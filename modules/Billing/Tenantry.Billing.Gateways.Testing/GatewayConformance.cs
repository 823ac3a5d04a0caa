using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways.Testing;

/// <summary>
/// Provides the conformance suite for payment gateways. It depends on no test framework: a failed check throws <see
/// cref="ConformanceException"/>.
/// </summary>
/// <example> With xunit:
/// <code>
/// public static TheoryData&lt;string&gt; Checks => [.. GatewayConformance.Checks.Select(check => check.Name)];
///
/// [Theory, MemberData(nameof(Checks))]
/// public async Task Acme_Conforms(string name)
/// {
///     await using var acme = await AcmeTestbed.StartAsync();
///     await GatewayConformance.RunAsync(name, acme);
/// }
/// </code>
/// </example>
public static class GatewayConformance
{
    /// <summary>Gets the checks, each with a unique name.</summary>
    public static ImmutableArray<ConformanceCheck> Checks { get; } =
    [
        .. CustomerChecks.All, .. CheckoutChecks.All, .. SubscriptionChecks.All, .. InvoiceChecks.All, .. EventChecks.All,
            .. FailureChecks.All,
        .. SubscriptionCapabilityChecks.All, .. CatalogCapabilityChecks.All, .. CustomerCapabilityChecks.All, .. MoneyCapabilityChecks.All,
    ];

    /// <summary>Runs a check.</summary>
    /// <param name="name">The name of the check.</param>
    /// <param name="testbed">The gateway and its provider. Each check needs its own.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the gateway has passed. A gateway without the capability passes if it refuses the capability
    /// correctly.</returns>
    /// <exception cref="ArgumentException">No check has that name.</exception>
    /// <exception cref="ConformanceException">The gateway does not conform.</exception>
    public static Task RunAsync(string name, IGatewayTestbed testbed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(testbed);
        var check = Checks.FirstOrDefault(conformanceCheck => conformanceCheck.Name == name)
            ?? throw new ArgumentException($"The conformance check '{name}' does not exist.", nameof(name));
        return check.RunAsync(testbed, cancellationToken);
    }
}
