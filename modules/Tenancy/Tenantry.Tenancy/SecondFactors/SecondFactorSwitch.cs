using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Keeps the switch of two-step verification: on while a user has an authenticator app or a passkey.</summary>
internal sealed class SecondFactorSwitch(TenancyDbContext db, RecoveryCodes recoveryCodes)
{
    /// <summary>Updates the switch and audits the change. Returns recovery codes to show if two-step verification was turned on.</summary>
    public async Task<IReadOnlyList<string>> UpdateAsync(Guid userId, string change, CancellationToken ct)
    {
        var user = await db.Set<User>().SingleAsync(row => row.Id == userId, ct);
        var wasEnabled = user.TwoFactorEnabled;
        user.TwoFactorEnabled = await db.Set<Authenticator>().AnyAsync(row => row.UserId == userId && row.ConfirmedAt != null, ct)
            || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(row => row.UserId == userId, ct);
        db.Audit($"tenancy.second_factor.{change}", $"user/{userId}");
        await db.SaveChangesAsync(ct);
        if (!user.TwoFactorEnabled)
        {
            await db.Set<RecoveryCode>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);
        }

        return user.TwoFactorEnabled && !wasEnabled ? await recoveryCodes.ReplaceAsync(userId, ct) : [];
    }

    /// <summary>Removes everything, for a user who lost the device and the recovery codes. The caller audits it with its reason.</summary>
    public async Task ClearAsync(Guid userId, CancellationToken ct)
    {
        await db.Set<Authenticator>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);
        await db.Set<RecoveryCode>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);
    }
}
