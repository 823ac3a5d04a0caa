namespace Tenantry.Billing.Overrides;

/// <summary>
/// Applies and ends one kind of override. Each step can be repeated, because a crash can prevent its completion from being recorded.
/// </summary>
internal interface IOverrideHandler
{
    OverrideKind Kind { get; }

    /// <summary>Validates the override and sets its title, cost and end. Changes nothing.</summary>
    Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct);

    /// <summary>Applies the override.</summary>
    Task<Result> ApplyAsync(TenantOverride row, CancellationToken ct);

    /// <summary>
    /// Ends the override. <paramref name="hasExpired"/> is <see langword="true"/> if it has expired; some kinds end by themselves then.
    /// </summary>
    Task<Result> EndAsync(TenantOverride row, bool hasExpired, CancellationToken ct);
}
