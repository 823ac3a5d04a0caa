namespace Tenantry.Platform.Hosting;

/// <summary>Thrown when the host can't start for a reason that a person can fix. The message explains the problem and what to do.</summary>
/// <param name="message">The message, one line with the name of the setting.</param>
/// <param name="inner">The exception that is the cause, or <see langword="null"/>.</param>
public sealed class TenantryStartException(string message, Exception? inner = null) : Exception(message, inner);
