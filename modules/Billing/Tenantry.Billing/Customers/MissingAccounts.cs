using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Customers;

/// <summary>Refuses to create accounts if the host has no <see cref="IAccounts"/>. Visitors must sign up before they buy.</summary>
internal sealed class MissingAccounts : IAccounts
{
    public Task<Result<TenantAccount>> FindOrCreateAsync(string email, string? name, string? returnUrl, CancellationToken ct = default) =>
        Task.FromResult<Result<TenantAccount>>(CustomerProblems.SignInFirst);
}
