using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Represents a passkey in a list.</summary>
internal sealed record PasskeySummary(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Adds, lists and removes the passkeys of a user.</summary>
internal sealed class Passkeys(TenancyDbContext db, UserManager<User> users, PasskeyCeremonies ceremonies)
{
    public const int MaxName = 60;
    private const string DefaultName = "Passkey";

    public async Task<IReadOnlyList<PasskeySummary>> ListAsync(Guid userId, CancellationToken ct) =>
        [.. (await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(ct))
            .OrderBy(row => row.Data.CreatedAt)
            .Select(row => new PasskeySummary(Convert.ToHexStringLower(row.CredentialId), row.Data.Name ?? DefaultName,
                row.Data.CreatedAt))];

    public async Task<bool> AddAsync(User user, string? name, string? credential, string? state, HttpContext context)
    {
        if (await ceremonies.AttestAsync(user, credential, state, context) is not { } passkey)
        {
            return false;
        }

        var printable = string.Concat((name ?? "").Where(letter => !char.IsControl(letter))).Trim();
        passkey.Name = printable.Length == 0 ? DefaultName : printable[..Math.Min(printable.Length, MaxName)];
        return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded;
    }

    public async Task<bool> RemoveAsync(Guid userId, string? id, CancellationToken ct)
    {
        // Compared in memory: the ID comes from a form and may be no hexadecimal number.
        var own = await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == userId).ToListAsync(ct);
        if (own.Find(row => Convert.ToHexStringLower(row.CredentialId) == id) is not { } passkey)
        {
            return false;
        }

        db.Remove(passkey);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<User?> SignInAsync(string? credential, string? state, HttpContext context)
    {
        if (await ceremonies.AssertAsync(credential, state, context) is not var (user, passkey))
        {
            return null;
        }

        await users.AddOrUpdatePasskeyAsync(user, passkey);
        return user;
    }
}
