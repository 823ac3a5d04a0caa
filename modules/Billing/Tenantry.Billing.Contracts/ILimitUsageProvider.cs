namespace Tenantry.Billing.Contracts;

/// <summary>Represents the current tenant's usage of a limited feature.</summary>
/// <param name="Feature">The feature key.</param>
/// <param name="Used">The usage.</param>
/// <param name="ResetsEachPeriod"><see langword="true"/> if usage resets to zero in each period; <see langword="false"/> for things that
/// persist, such as projects or seats.</param>
public sealed record LimitUsage(string Feature, long Used, bool ResetsEachPeriod);

/// <summary>
/// Reports the current tenant's usage of limited features. A downgrade asks every implementation: persistent usage above the new limit
/// blocks the downgrade, and usage that resets causes a warning.
/// </summary>
public interface ILimitUsageProvider
{
    /// <summary>Gets the current usage.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The usage of each feature. Features that are not listed are not checked.</returns>
    Task<IReadOnlyList<LimitUsage>> GetUsageAsync(CancellationToken ct = default);
}
