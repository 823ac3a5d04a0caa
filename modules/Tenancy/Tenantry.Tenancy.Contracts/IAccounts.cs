namespace Tenantry.Tenancy.Contracts;

/// <summary>An account that is there.</summary>
/// <param name="Tenant">The tenant that the person owns.</param>
/// <param name="IsNew">Whether it was made by this call.</param>
public sealed record OpenedAccount(TenantId Tenant, bool IsNew);

/// <summary>Makes accounts for people who have not signed up, such as somebody who has just paid.</summary>
public interface IAccounts
{
    /// <summary>
    /// Finds the tenant of the person with an address, or makes person and tenant. A new person has no password: a mail brings the link
    /// that sets one, which also shows that the address is theirs. Nobody is signed in.
    /// </summary>
    /// <param name="email">The address of mail.</param>
    /// <param name="name">What to call the person; the address up to the @ where it is not known.</param>
    /// <param name="returnUrl">Where the link leads afterwards, within this site.</param>
    /// <param name="ct">Stops the making.</param>
    /// <returns>The account; two calls at once with one address get the same. A refusal where the address is none.</returns>
    Task<Result<OpenedAccount>> OpenAsync(string email, string? name, string? returnUrl, CancellationToken ct = default);
}
