namespace Tenantry.Tenancy.Contracts;

/// <summary>Represents the account of a user.</summary>
/// <param name="Tenant">The tenant that the user owns.</param>
/// <param name="IsNew"><see langword="true"/> if this call created the account; otherwise, <see langword="false"/>.</param>
public sealed record TenantAccount(TenantId Tenant, bool IsNew);

/// <summary>Creates accounts for users who did not sign up, such as buyers in a guest checkout.</summary>
public interface IAccounts
{
    /// <summary>
    /// Finds the account of an email address, or creates a user and a tenant. A new user has no password and receives an email with a link
    /// to set one, which also confirms the email address. No session is created.
    /// </summary>
    /// <param name="email">The email address.</param>
    /// <param name="name">The name of the user. The default is the part of the email address before the @.</param>
    /// <param name="returnUrl">The local URL to open after the link is used.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>
    /// The account, or a problem if the email address is not valid. Concurrent calls with the same email address return the same account.
    /// </returns>
    Task<Result<TenantAccount>> FindOrCreateAsync(string email, string? name, string? returnUrl, CancellationToken ct = default);
}
