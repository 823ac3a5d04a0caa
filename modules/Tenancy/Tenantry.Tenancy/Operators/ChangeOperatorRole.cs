using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Operators;

/// <summary>Changes the role of an operator or removes it, with a reason. The last owner who can sign in stays one.</summary>
internal sealed class ChangeOperatorRole(
    TenancyDbContext db, UserManager<User> users, OperatorRoles roles, EndSessions sessions, ICurrentTenant current)
{
    public Task<Result> RemoveAsync(Guid userId, string? reason, CancellationToken ct) => SetAsync(userId, null, reason, ct);

    public async Task<Result> RunAsync(Guid userId, string? roleName, string? reason, CancellationToken ct)
    {
        var role = roles.Find(roleName);
        return role.IsProblem ? role.Problem : await SetAsync(userId, role.Value, reason, ct);
    }

    private async Task<Result> SetAsync(Guid userId, string? role, string? reason, CancellationToken ct)
    {
        using var host = current.Change(TenantId.Host);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two owners who remove each other at the same moment would otherwise both see the other one.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('tenancy.operators'))", ct);
        if (await db.Set<User>().FirstOrDefaultAsync(row => row.Id == userId && row.OperatorRole != null, ct) is not { } user)
        {
            return OperatorProblems.OperatorNotFound;
        }

        if (user.OperatorRole == RoleOptions.OperatorOwner && role != RoleOptions.OperatorOwner
            && !await db.Set<User>().AnyAsync(row => row.Id != userId && row.OperatorRole == RoleOptions.OperatorOwner
                && row.EmailConfirmed && row.PasswordHash != null, ct))
        {
            return OperatorProblems.LastOwner;
        }

        db.Audit(role is null ? "tenancy.operator.removed" : "tenancy.operator.role_changed", $"user/{userId}", reason?.Trim(),
            new { from = user.OperatorRole, to = role });
        user.OperatorRole = role;
        await users.UpdateSecurityStampAsync(user);
        await sessions.EndAllAsync(userId, except: null, ct);
        await transaction.CommitAsync(ct);
        return Result.Success;
    }
}
