namespace Tenantry.AdminUi;

/// <summary>Reads the audit entries that the page of one thing shows. A host without an implementation shows none.</summary>
public interface IAuditTrail
{
    /// <summary>Reads the latest audit entries about a subject.</summary>
    /// <param name="subject">What the audit trail calls it, such as <c>subscription/01a1…</c>.</param>
    /// <param name="isOperator">
    /// <see langword="true"/> to read the entries of every tenant, with reasons; <see langword="false"/> for those of the current tenant,
    /// without.
    /// </param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The entries, newest first.</returns>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(string subject, bool isOperator, CancellationToken cancellationToken = default);
}
