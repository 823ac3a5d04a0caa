namespace Tenantry.Billing.Contracts;

/// <summary>How much of a limited feature the current tenant uses.</summary>
/// <param name="Feature">The feature's key.</param>
/// <param name="Used">How much.</param>
/// <param name="StartsAnew">Whether it begins at zero with each period. Things that stay, such as projects or seats, do not.</param>
public sealed record LimitUse(string Feature, long Used, bool StartsAnew);

/// <summary>
/// Says what the current tenant uses of limited features. A change to a smaller plan asks every one of them: what stays and does not
/// fit is refused, what starts anew is warned about.
/// </summary>
public interface ILimitedUse
{
    /// <summary>Reads the use.</summary>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>What is used; features that are not named are not checked.</returns>
    Task<IReadOnlyList<LimitUse>> ReadAsync(CancellationToken ct = default);
}
