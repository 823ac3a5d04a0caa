namespace Tenantry.Billing.Gateways.Testing;

/// <summary>The exception that is thrown when a gateway does not conform.</summary>
/// <param name="message">What billing relies on, and what the gateway did.</param>
/// <param name="inner">The cause.</param>
public sealed class ConformanceException(string message, Exception? inner = null) : Exception(message, inner);
