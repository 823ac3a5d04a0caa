using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.SecondFactors;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Removes the authenticator app, passkeys and recovery codes of a user who lost all of them, by an operator and with a reason. The
/// password stays, and all sessions end.
/// </summary>
internal sealed class ResetSecondFactor(
    TenancyDbContext db, UserManager<User> users, SecondFactorSwitch secondFactors, EndSessions sessions, SecondFactorEmail email,
    ICurrentTenant current)
{
    public async Task<Result> RunAsync(Guid userId, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return TenantProblems.ReasonRequired.WithField("reason");
        }

        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return AccountProblems.UserNotFound;
        }

        using var host = current.Change(TenantId.Host);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await secondFactors.ClearAsync(userId, ct);
        user.TwoFactorEnabled = false;
        db.Audit("tenancy.second_factor.reset", $"user/{userId}", reason.Trim());
        await users.UpdateSecurityStampAsync(user);
        await sessions.EndAllAsync(userId, except: null, ct);
        await transaction.CommitAsync(ct);
        await email.SendAsync(user, "Support turned off two-step verification for your account, as requested.", ct);
        return Result.Success;
    }
}
