using System.Security.Claims;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Adds claims to the user of a request, once its tenant is resolved and before authorization. Register implementations with
/// <see cref="TenancyBuilder.AddClaims{TClaims}"/>.
/// </summary>
public interface ITenantClaims
{
    /// <summary>Adds claims. It is called once for each request of a user who is signed in and whose tenant is not refused.</summary>
    /// <param name="user">The identity to which claims are added.</param>
    /// <param name="tenant">The tenant of the request; <see langword="null"/> where it has none. It is the current tenant during the call.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that completes when the claims are added.</returns>
    ValueTask AddAsync(ClaimsIdentity user, TenantId? tenant, CancellationToken ct);
}
