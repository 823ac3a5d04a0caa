using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.SecondFactors;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Represents the two-step verification of a user.</summary>
internal sealed record SecuritySummary(
    User User, AuthenticatorSetup? Authenticator, IReadOnlyList<PasskeySummary> Passkeys, int RecoveryCodes);

/// <summary>Represents new recovery codes, which are shown once. Empty if there are no new ones.</summary>
internal sealed record RecoveryCodeList(IReadOnlyList<string> Codes);

/// <summary>
/// Changes the two-step verification of the signed-in user. Everything but the code of a new app asks for the password. Turning it on ends
/// the other sessions, which only gave a password.
/// </summary>
internal sealed class SecuritySettings(
    ConfirmPassword confirmPassword, Authenticators authenticators, Passkeys passkeys, RecoveryCodes recoveryCodes,
    SecondFactorSwitch secondFactors, EndSessions sessions, SecondFactorEmail email, FindUser findUser)
{
    public async Task<SecuritySummary> GetAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var user = await findUser.RunAsync(principal, ct);
        return new SecuritySummary(user, await authenticators.FindAsync(user.Id, ct), await passkeys.ListAsync(user.Id, ct),
            await recoveryCodes.CountAsync(user.Id, ct));
    }

    public async Task<Result> StartAuthenticatorAsync(ClaimsPrincipal principal, string? password, CancellationToken ct)
    {
        var user = await confirmPassword.RunAsync(principal, password, ct);
        if (user.IsProblem)
        {
            return user.Problem;
        }

        await authenticators.StartAsync(user.Value.Id, ct);
        return Result.Success;
    }

    public async Task<Result<RecoveryCodeList>> ConfirmAuthenticatorAsync(ClaimsPrincipal principal, string? code, CancellationToken ct)
    {
        var user = await findUser.RunAsync(principal, ct);
        return await authenticators.ConfirmAsync(user.Id, string.Concat((code ?? "").Where(char.IsAsciiDigit)), ct)
            ? Codes(await ChangedAsync(principal, user, "authenticator_added", "An authenticator app was added.", ct))
            : SessionProblems.CodeWrong.WithField("code");
    }

    public async Task<Result> RemoveAuthenticatorAsync(ClaimsPrincipal principal, string? password, CancellationToken ct)
    {
        var user = await confirmPassword.RunAsync(principal, password, ct);
        if (user.IsProblem)
        {
            return user.Problem;
        }

        await authenticators.RemoveAsync(user.Value.Id, ct);
        await ChangedAsync(principal, user.Value, "authenticator_removed", "The authenticator app was removed.", ct);
        return Result.Success;
    }

    public async Task<Result<RecoveryCodeList>> AddPasskeyAsync(
        HttpContext context, string? password, string? name, string? credential, string? state)
    {
        var user = await confirmPassword.RunAsync(context.User, password, context.RequestAborted);
        if (user.IsProblem)
        {
            return user.Problem;
        }

        return await passkeys.AddAsync(user.Value, name, credential, state, context)
            ? Codes(await ChangedAsync(context.User, user.Value, "passkey_added", "A passkey was added.", context.RequestAborted))
            : SessionProblems.PasskeyRefused;
    }

    public async Task<Result> RemovePasskeyAsync(ClaimsPrincipal principal, string? password, string? id, CancellationToken ct)
    {
        var user = await confirmPassword.RunAsync(principal, password, ct);
        if (user.IsProblem)
        {
            return user.Problem;
        }

        if (await passkeys.RemoveAsync(user.Value.Id, id, ct))
        {
            await ChangedAsync(principal, user.Value, "passkey_removed", "A passkey was removed.", ct);
        }

        return Result.Success;
    }

    public async Task<Result<RecoveryCodeList>> NewRecoveryCodesAsync(ClaimsPrincipal principal, string? password, CancellationToken ct)
    {
        var user = await confirmPassword.RunAsync(principal, password, ct);
        if (user.IsProblem)
        {
            return user.Problem;
        }

        await secondFactors.UpdateAsync(user.Value.Id, "recovery_codes_replaced", ct);
        return Codes(await recoveryCodes.ReplaceAsync(user.Value.Id, ct));
    }

    private static Result<RecoveryCodeList> Codes(IReadOnlyList<string> codes) => new RecoveryCodeList(codes);

    private async Task<IReadOnlyList<string>> ChangedAsync(
        ClaimsPrincipal principal, User user, string change, string text, CancellationToken ct)
    {
        var codes = await secondFactors.UpdateAsync(user.Id, change, ct);
        if (codes.Count > 0)
        {
            await sessions.EndOthersAsync(principal, ct);
        }

        await email.SendAsync(user, text, ct);
        return codes;
    }
}
