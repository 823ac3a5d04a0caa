using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.SecondFactors;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a sign-in: the principal of the session, or <see langword="null"/> if the second step is still open.</summary>
internal sealed record SignInOutcome(ClaimsPrincipal? Principal, bool IsOperator);

/// <summary>
/// Continues a sign-in after its first step, a password or a link: starts the session, or asks for the second step if the user has one.
/// </summary>
internal sealed class CompleteSignIn(
    TenancyDbContext db, StartSession startSession, PendingSignIn pending, CheckCode checkCode, Passkeys passkeys,
    IHttpContextAccessor http)
{
    /// <summary>Continues in a browser.</summary>
    public async Task<SignInOutcome> AfterFirstStepAsync(User user, TenantId? byAddress, CancellationToken ct)
    {
        if (!user.TwoFactorEnabled)
        {
            return new SignInOutcome(await startSession.RunAsync(user, byAddress, SignInSchemes.Cookie, ct), user.IsOperator);
        }

        pending.Set(http.HttpContext!, user);
        return new SignInOutcome(null, user.IsOperator);
    }

    /// <summary>Continues in a program, which sends the code together with the password.</summary>
    public async Task<Result<SignInOutcome>> WithCodeAsync(User user, string? code, TenantId? byAddress, CancellationToken ct)
    {
        if (user.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                return SessionProblems.CodeRequired.WithField("code");
            }

            var check = await checkCode.RunAsync(user.Id, code, ct);
            if (check.IsProblem)
            {
                return check.Problem;
            }
        }

        return new SignInOutcome(await startSession.RunAsync(user, byAddress, SignInSchemes.Token, ct), user.IsOperator);
    }

    /// <summary>Gets a value indicating whether the password was right a moment ago.</summary>
    public bool IsPending(HttpContext context) => pending.Read(context) is not null;

    /// <summary>Completes the second step in a browser with a code.</summary>
    public async Task<Result<SignInOutcome>> SecondStepAsync(HttpContext context, string? code, TenantId? byAddress)
    {
        var ct = context.RequestAborted;
        if (pending.Read(context) is not var (userId, stamp)
            || await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user
            || user.SecurityStamp != stamp)
        {
            return SessionProblems.SecondStepExpired;
        }

        var check = await checkCode.RunAsync(user.Id, code, ct);
        if (check.IsProblem)
        {
            return check.Problem;
        }

        pending.Clear(context);
        return new SignInOutcome(await startSession.RunAsync(user, byAddress, SignInSchemes.Cookie, ct), user.IsOperator);
    }

    /// <summary>Signs in with a passkey, which replaces both steps: the device has verified its user.</summary>
    public async Task<Result<SignInOutcome>> WithPasskeyAsync(HttpContext context, string? credential, string? state, TenantId? byAddress)
    {
        if (await passkeys.SignInAsync(credential, state, context) is not { } user)
        {
            return SessionProblems.PasskeyRefused;
        }

        pending.Clear(context);
        return new SignInOutcome(
            await startSession.RunAsync(user, byAddress, SignInSchemes.Cookie, context.RequestAborted), user.IsOperator);
    }
}
