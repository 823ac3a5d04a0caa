using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Represents an authenticator app that is being set up.</summary>
/// <param name="Secret">The secret in Base32, to type into the app.</param>
/// <param name="IsConfirmed">Whether a code of the app was entered.</param>
internal sealed record AuthenticatorSetup(string Secret, bool IsConfirmed)
{
    /// <summary>Builds the URI for a QR code.</summary>
    public string Uri(string issuer, string email) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(email)}?secret={Secret}"
        + $"&issuer={System.Uri.EscapeDataString(issuer)}";
}

/// <summary>Sets up, checks and removes authenticator apps.</summary>
internal sealed class Authenticators(TenancyDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.Authenticators");

    public async Task<AuthenticatorSetup?> FindAsync(Guid userId, CancellationToken ct) =>
        await ReadAsync(userId, ct) is { } row ? new AuthenticatorSetup(Base32.Encode(SecretOf(row)), row.ConfirmedAt is not null) : null;

    /// <summary>Starts the setup with a new secret, unless an app is already confirmed.</summary>
    public async Task StartAsync(Guid userId, CancellationToken ct)
    {
        await db.Set<Authenticator>().Where(row => row.UserId == userId && row.ConfirmedAt == null).ExecuteDeleteAsync(ct);
        if (await ReadAsync(userId, ct) is null)
        {
            db.Add(new Authenticator
            {
                UserId = userId,
                Secret = Protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(Totp.SecretBytes))),
            });
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Confirms the app with a code, which is used up by that.</summary>
    public async Task<bool> ConfirmAsync(Guid userId, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await ReadAsync(userId, ct) is { ConfirmedAt: null } row
            && Totp.FindStep(SecretOf(row), code, now, row.LastStep) is { } step
            && await db.Set<Authenticator>().Where(stored => stored.UserId == userId && stored.Secret == row.Secret)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ConfirmedAt, now)
                    .SetProperty(stored => stored.LastStep, step), ct) > 0;
    }

    /// <summary>Accepts a code once: the time step only moves forward, in one statement.</summary>
    public async Task<bool> TryUseAsync(Guid userId, string code, CancellationToken ct) =>
        await ReadAsync(userId, ct) is { ConfirmedAt: not null } row
        && Totp.FindStep(SecretOf(row), code, clock.GetUtcNow(), row.LastStep) is { } step
        && await db.Set<Authenticator>().Where(stored => stored.UserId == userId && stored.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.LastStep, step), ct) > 0;

    public Task RemoveAsync(Guid userId, CancellationToken ct) =>
        db.Set<Authenticator>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);

    private Task<Authenticator?> ReadAsync(Guid userId, CancellationToken ct) =>
        db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId, ct);

    private byte[] SecretOf(Authenticator row) => Convert.FromHexString(Protector.Unprotect(row.Secret));
}
