using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Represents what a page gives to the browser: the options of the ceremony, and its state to post back with the answer.</summary>
internal sealed record PasskeyOptions(string Json, string State);

/// <summary>
/// Runs the ceremonies of passkeys. The state travels with the page instead of in a cookie, so that two tabs, or a sign-in that waits for a
/// code, don't replace each other's; each challenge is accepted once.
/// </summary>
internal sealed class PasskeyCeremonies(
    IPasskeyHandler<User> handler, IDataProtectionProvider protection, TenancyDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.PasskeyCeremonies");

    /// <summary>Creates the options to register a passkey for a user.</summary>
    public async Task<PasskeyOptions> CreateAsync(User user, HttpContext context)
    {
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName };
        var options = await handler.MakeCreationOptionsAsync(entity, context);
        return new PasskeyOptions(options.CreationOptionsJson, Protect(options.AttestationState, user.Id));
    }

    /// <summary>Creates the options to sign in. They name no passkeys, or they would reveal which accounts have one.</summary>
    public async Task<PasskeyOptions> RequestAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        return new PasskeyOptions(options.RequestOptionsJson, Protect(options.AssertionState, null));
    }

    /// <summary>Checks the answer to a registration.</summary>
    public async Task<UserPasskeyInfo?> AttestAsync(User user, string? credential, string? state, HttpContext context)
    {
        if (await SpendAsync(state, user.Id, context.RequestAborted) is not { } ceremony)
        {
            return null;
        }

        try
        {
            var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
            {
                HttpContext = context, CredentialJson = credential ?? "", AttestationState = ceremony,
            });
            return result.Succeeded && result.UserEntity.Id == user.Id.ToString() ? result.Passkey : null;
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return null;
        }
    }

    /// <summary>Checks the answer to a sign-in and returns the user with the passkey, whose counter has to be stored.</summary>
    public async Task<(User User, UserPasskeyInfo Passkey)?> AssertAsync(string? credential, string? state, HttpContext context)
    {
        if (await SpendAsync(state, null, context.RequestAborted) is not { } ceremony)
        {
            return null;
        }

        try
        {
            var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
            {
                HttpContext = context, CredentialJson = credential ?? "", AssertionState = ceremony,
            });
            return result.Succeeded ? (result.User, result.Passkey) : null;
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return null;
        }
    }

    // The handler throws for input that is no credential at all, instead of refusing it.
    private static bool IsMalformed(Exception exception) =>
        exception is PasskeyException or JsonException or ArgumentException or InvalidOperationException or FormatException;

    private string Protect(string? state, Guid? userId) => Protector.Protect(JsonSerializer.Serialize(
        new Ceremony(new Guid(RandomNumberGenerator.GetBytes(16)), state ?? "", userId, clock.GetUtcNow() + Lifetime)));

    private async Task<string?> SpendAsync(string? state, Guid? userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Unprotect(state) is not { } ceremony || ceremony.ExpiresAt <= now || ceremony.UserId != userId)
        {
            return null;
        }

        await db.Set<SpentCeremony>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        return await db.Database.ExecuteSqlAsync(
            $"insert into tenancy.spent_ceremony (id, expires_at) values ({ceremony.Id}, {ceremony.ExpiresAt}) on conflict do nothing",
            ct) > 0 ? ceremony.State : null;
    }

    private Ceremony? Unprotect(string? state)
    {
        try
        {
            return JsonSerializer.Deserialize<Ceremony>(Protector.Unprotect(state ?? ""));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Ceremony(Guid Id, string State, Guid? UserId, DateTimeOffset ExpiresAt);
}
