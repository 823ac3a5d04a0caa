using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents what a failed attempt is counted against. Only the account key is forgotten after a success.</summary>
internal sealed record ThrottleKeys(string Account, string? Address);

/// <summary>
/// Delays guessing with growing pauses. Failures are counted by account and address together, and by address: knowing an email address is
/// not enough to lock its owner out. A device on which the account has signed in before has a counter of its own.
/// </summary>
internal sealed class SignInThrottle(
    TenancyDbContext db, KnownDevices devices, IHttpContextAccessor http, TenancyOptions options, TimeProvider clock,
    ILogger<SignInThrottle> logger)
{
    // Many people can share one address, so it gets more attempts than an account.
    private const int AddressFactor = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    // Failures are forgotten after this multiple of the longest pause without a failure.
    private const int ForgetAfter = 4;

    /// <summary>Gets the keys of a sign-in with a password.</summary>
    public ThrottleKeys KeysOf(string normalizedEmail)
    {
        var account = AccountKey.Of(normalizedEmail);
        var context = http.HttpContext;
        if (context is not null && devices.Find(context, normalizedEmail) is { } device)
        {
            return new ThrottleKeys($"device:{device:N}:{account}", null);
        }

        var address = NetworkOf(context?.Connection.RemoteIpAddress);
        return new ThrottleKeys($"pair:{address}:{account}", $"address:{address}");
    }

    /// <summary>Gets the keys of a check that only a person who knows the password or is signed in can fail.</summary>
    public static ThrottleKeys KeysOf(string purpose, Guid userId) => new($"{purpose}:{userId:N}", null);

    /// <summary>Returns a problem with the remaining pause if an attempt is not allowed now.</summary>
    public async Task<Problem?> CheckAsync(ThrottleKeys keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = await db.Set<SignInFailure>().Where(row => row.Key == keys.Account || row.Key == keys.Address)
            .MaxAsync(row => row.BlockedUntil, ct);
        if (until is not { } end || end <= now)
        {
            return null;
        }

        var seconds = (long)Math.Ceiling((end - now).TotalSeconds);
        http.HttpContext?.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var minutes = (seconds + 59) / 60;
        return SessionProblems.TooManyAttempts.WithDetail("retryAfter", seconds).WithMessage(string.Create(CultureInfo.InvariantCulture,
            $"Too many attempts. Try again in {minutes} {(minutes == 1 ? "minute" : "minutes")}, or reset your password."));
    }

    /// <summary>Counts a wrong password or code.</summary>
    public async Task RecordFailureAsync(ThrottleKeys keys, CancellationToken ct)
    {
        await CountAsync(keys.Account, options.LockoutAfter, ct);
        if (keys.Address is { } address)
        {
            await CountAsync(address, options.LockoutAfter * AddressFactor, ct);
        }
    }

    /// <summary>Forgets the failures of the account after a success. The address keeps its own, or an attacker could clear them.</summary>
    public Task ResetAsync(ThrottleKeys keys, CancellationToken ct) =>
        db.Set<SignInFailure>().Where(row => row.Key == keys.Account).ExecuteDeleteAsync(ct);

    // A network of IPv6 counts as one address: its owner can use all of them.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "none";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }

    private async Task CountAsync(string key, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var forgotten = now - (ForgetAfter * options.LockoutFor);
        // One statement, so that parallel guesses are all counted.
        var failures = await db.Database.SqlQuery<int>(
            $"""
            insert into tenancy.sign_in_failure as failure (key, failures, last_at) values ({key}, 1, {now})
            on conflict (key) do update set last_at = {now},
                failures = case when failure.last_at < {forgotten} then 1 else failure.failures + 1 end
            returning failures as "Value"
            """).ToListAsync(ct);
        if (failures[0] < limit)
        {
            return;
        }

        var doublings = Math.Min(failures[0] - limit, 20);
        var until = now + TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << doublings, options.LockoutFor.Ticks));
        await db.Set<SignInFailure>().Where(row => row.Key == key && (row.BlockedUntil == null || row.BlockedUntil < until))
            .ExecuteUpdateAsync(row => row.SetProperty(failure => failure.BlockedUntil, until), ct);
        await db.Set<SignInFailure>().Where(row => row.LastAt < forgotten).ExecuteDeleteAsync(ct);
        logger.SignInThrottled(key.Split(':')[0], failures[0]);
    }
}
