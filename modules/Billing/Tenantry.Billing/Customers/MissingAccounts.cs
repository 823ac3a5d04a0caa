using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Customers;

/// <summary>Refuses to create accounts, in a host that has none to create: visitors sign up first there.</summary>
internal sealed class MissingAccounts : IAccounts
{
    public Task<Result<OpenedAccount>> OpenAsync(string email, string? name, string? returnUrl, CancellationToken ct = default) =>
        Task.FromResult<Result<OpenedAccount>>(CustomerProblems.SignInFirst);
}
