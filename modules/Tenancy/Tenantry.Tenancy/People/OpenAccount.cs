using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.People;

/// <summary>Makes an account for somebody who has not signed up. The link that sets the password goes to the address alone, never to the caller.</summary>
internal sealed class OpenAccount(
    TenancyDbContext db, UserManager<Person> people, MakeTenant makeTenant, Workplaces workplaces, MailLinks links, IEmailSender mails, TenancyOptions options,
    ICurrentTenant current, TimeProvider clock) : IAccounts
{
    private const int MaxName = 80;

    public async Task<Result<OpenedAccount>> OpenAsync(string email, string? name, string? returnUrl, CancellationToken ct)
    {
        if (EmailAddresses.Clean(email) is not { } address)
        {
            return TenancyProblems.EmailInvalid.On("email");
        }

        if (await FindAsync(address, returnUrl, ct) is { } known)
        {
            return known;
        }

        var called = name?.Trim() is { Length: > 0 } given ? given : address[..address.IndexOf('@', StringComparison.Ordinal)];
        var person = Person.New(address, called[..Math.Min(called.Length, MaxName)], clock);
        if (await MakeAsync(person, ct) is not { } tenant)
        {
            return await FindAsync(address, returnUrl, ct) ?? throw new InvalidOperationException("The address is taken by nobody.");
        }

        await TellAsync(person, returnUrl, ct);
        return new OpenedAccount(tenant, IsNew: true);
    }

    private async Task TellAsync(Person person, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = person.DisplayName,
            ["link"] = links.Make(MailLinks.Reset, person, options.ConfirmLinkLength, returnUrl),
            ["life"] = MailLinks.Words(options.ConfirmLinkLength),
        };
        using var host = current.Change(TenantId.Host);
        await mails.QueueAsync(new EmailMessage("tenancy.opened", person.Email!, model, $"tenancy.opened:{person.Id}"), ct);
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
            await TellAsync(person, returnUrl, ct);
        }

        var places = await workplaces.OfAsync(person.Id, ct);
        // What somebody buys is theirs: not the workspace of another in which they are only a member.
        var own = places.FirstOrDefault(place => place.Role == TenantRole.Owner && place.Tenant == person.LastTenant) ?? places.FirstOrDefault(place => place.Role == TenantRole.Owner);
        return new OpenedAccount(own?.Tenant ?? await makeTenant.RunAsync(person.DisplayName, person, ct), IsNew: false);
    }

    // Null where the same address was made at the same moment.
    private async Task<TenantId?> MakeAsync(Person person, CancellationToken ct)
    {
        try
        {
            await using var both = await db.Database.BeginTransactionAsync(ct);
            if (!(await people.CreateAsync(person)).Succeeded)
            {
                return null;
            }

            var tenant = await makeTenant.RunAsync(person.DisplayName, person, ct);
            await both.CommitAsync(ct);
            return tenant;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
