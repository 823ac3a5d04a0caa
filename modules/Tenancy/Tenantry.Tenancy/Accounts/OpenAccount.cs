using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Makes an account for somebody who has not signed up. The link that sets the password goes to the address alone, never to the caller.</summary>
internal sealed class OpenAccount(
    UserManager<Person> people, CreateAccount createAccount, MakeTenant makeTenant, Workplaces workplaces, AccountOpenedMail accountOpened,
    TimeProvider clock) : IAccounts
{
    private const int MaxName = 80;

    public async Task<Result<OpenedAccount>> OpenAsync(string email, string? name, string? returnUrl, CancellationToken ct)
    {
        if (EmailAddresses.Clean(email) is not { } address)
        {
            return AccountProblems.EmailInvalid.On("email");
        }

        if (await FindAsync(address, returnUrl, ct) is { } known)
        {
            return known;
        }

        var called = name?.Trim() is { Length: > 0 } given ? given : address[..address.IndexOf('@', StringComparison.Ordinal)];
        var person = Person.New(address, called[..Math.Min(called.Length, MaxName)], clock);
        if (await createAccount.RunAsync(person, null, person.DisplayName, ct) is not { } tenant)
        {
            return await FindAsync(address, returnUrl, ct) ?? throw new InvalidOperationException("The address is taken by nobody.");
        }

        await accountOpened.SendAsync(person, returnUrl, ct);
        return new OpenedAccount(tenant, IsNew: true);
    }

    private async Task<OpenedAccount?> FindAsync(string address, string? returnUrl, CancellationToken ct)
    {
        if (await people.FindByEmailAsync(address) is not { } person)
        {
            return null;
        }

        if (person.PasswordHash is null)
        {
            // Whoever made the account may have died before the mail; the mail's key keeps it from going out twice.
            await accountOpened.SendAsync(person, returnUrl, ct);
        }

        var places = await workplaces.OfAsync(person.Id, ct);
        // What somebody buys is theirs: not the workspace of another in which they are only a member.
        var own = places.FirstOrDefault(place => place.Role == TenantRoles.Owner && place.Tenant == person.LastTenant)
            ?? places.FirstOrDefault(place => place.Role == TenantRoles.Owner);
        return new OpenedAccount(own?.Tenant ?? await makeTenant.RunAsync(person.DisplayName, person, ct), IsNew: false);
    }
}
