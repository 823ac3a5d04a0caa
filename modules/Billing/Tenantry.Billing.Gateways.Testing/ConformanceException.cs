namespace Tenantry.Billing.Gateways.Testing;

/// <summary>The exception that is thrown when a gateway does not conform.</summary>
/// <param name="message">The expectation of billing and the actual behavior of the gateway.</param>
/// <param name="inner">The inner exception.</param>
public sealed class ConformanceException(string message, Exception? inner = null) : Exception(message, inner);
