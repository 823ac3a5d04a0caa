using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Finds or creates the account of a user who did not sign up. The link to set a password is only sent by email, never returned to the
/// caller.
/// </summary>
internal sealed class FindOrCreateAccount(
    UserManager<User> users, CreateAccount createAccount, CreateTenant createTenant, UserMemberships workplaces,
    AccountCreatedEmail accountOpened,
    TimeProvider clock) : IAccounts
{
    private const int MaxName = 80;

    public async Task<Result<TenantAccount>> FindOrCreateAsync(string email, string? name, string? returnUrl, CancellationToken ct)
    {
        if (EmailAddresses.Normalize(email) is not { } address)
        {
            return AccountProblems.EmailInvalid.WithField("email");
        }

        if (await FindAsync(address, returnUrl, ct) is { } account)
        {
            return account;
        }

        var displayName = name?.Trim() is { Length: > 0 } trimmed ? trimmed : address[..address.IndexOf('@', StringComparison.Ordinal)];
        var user = User.New(address, displayName[..Math.Min(displayName.Length, MaxName)], clock);
        if (await createAccount.RunAsync(user, null, user.DisplayName, ct) is not { } tenant)
        {
            return await FindAsync(address, returnUrl, ct)
                ?? throw new InvalidOperationException("The account could be neither found nor created.");
        }

        await accountOpened.SendAsync(user, returnUrl, ct);
        return new TenantAccount(tenant, IsNew: true);
    }

    private async Task<TenantAccount?> FindAsync(string address, string? returnUrl, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(address) is not { } user)
        {
            return null;
        }

        if (user.PasswordHash is null)
        {
            // The process that created the account can have stopped before it sent the email; the email's idempotency key prevents a second
            // one.
            await accountOpened.SendAsync(user, returnUrl, ct);
        }

        var memberships = await workplaces.ListAsync(user.Id, ct);
        // A purchase belongs to a workspace that the user owns, not to one in which they are only a member.
        var own = memberships.FirstOrDefault(membership => membership.Role == TenantRoles.Owner && membership.Tenant == user.LastTenant)
            ?? memberships.FirstOrDefault(membership => membership.Role == TenantRoles.Owner);
        return new TenantAccount(own?.Tenant ?? await createTenant.RunAsync(user.DisplayName, user, ct), IsNew: false);
    }
}
