using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.Accounts;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Operators;

/// <summary>
/// Makes a user an operator and sends an invitation. A user without an account gets one without a password; only the link in the email can
/// set it.
/// </summary>
internal sealed class InviteOperator(
    TenancyDbContext db, UserManager<User> users, OperatorRoles roles, OperatorInvitationEmail invitation, EndSessions sessions,
    ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<string>> RunAsync(string? email, string? roleName, CancellationToken ct)
    {
        if (EmailAddresses.Normalize(email) is not { } address)
        {
            return AccountProblems.EmailInvalid.WithField("email");
        }

        var role = roles.Find(roleName);
        if (role.IsProblem)
        {
            return role;
        }

        using var host = current.Change(TenantId.Host);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var user = await users.FindByEmailAsync(address);
        if (user is { OperatorRole: not null })
        {
            return OperatorProblems.OperatorExists.WithField("email");
        }

        var isNew = user is null;
        user ??= User.New(address, address[..address.IndexOf('@', StringComparison.Ordinal)], clock);
        user.OperatorRole = role.Value;
        if (!user.EmailConfirmed)
        {
            // Another person may have signed up with this address and know its password.
            user.PasswordHash = null;
        }

        db.Audit("tenancy.operator.invited", $"user/{user.Id}", detail: new { role = role.Value });
        var saved = isNew ? await users.CreateAsync(user) : await users.UpdateSecurityStampAsync(user);
        if (!saved.Succeeded)
        {
            return OperatorProblems.OperatorExists.WithField("email");
        }

        await sessions.EndAllAsync(user.Id, except: null, ct);
        await transaction.CommitAsync(ct);
        await invitation.SendAsync(user, ct);
        return user.Id.ToString();
    }
}
