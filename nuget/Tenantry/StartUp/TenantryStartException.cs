namespace Tenantry.StartUp;

/// <summary>The host cannot start, for a reason that a person can mend. The message says what is wrong and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="inner">What caused it.</param>
public sealed class TenantryStartException(string message, Exception? inner = null) : Exception(message, inner);
