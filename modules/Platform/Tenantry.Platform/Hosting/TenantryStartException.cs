namespace Tenantry.Platform.Hosting;

/// <summary>Thrown when the host cannot start for a reason that a person can fix. The message says what is wrong and what to do.</summary>
/// <param name="message">The message: one line that names the setting.</param>
/// <param name="inner">The cause.</param>
public sealed class TenantryStartException(string message, Exception? inner = null) : Exception(message, inner);
