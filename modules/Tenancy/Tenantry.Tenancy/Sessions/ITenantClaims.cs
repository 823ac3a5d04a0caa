using System.Security.Claims;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Adds claims to the user of a request, once its tenant is resolved and before authorization. Register implementations with
/// <see cref="TenancyBuilder.AddClaims{TClaims}"/>.
/// </summary>
public interface ITenantClaims
{
    /// <summary>Adds claims. This method is called once per request of a signed-in user, unless the request's tenant was refused.</summary>
    /// <param name="user">The identity to which claims are added.</param>
    /// <param name="tenant">The tenant of the request, or <see langword="null"/> if it has none. It is the current tenant during the
    /// call.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    ValueTask AddAsync(ClaimsIdentity user, TenantId? tenant, CancellationToken ct);
}
