using Tenantry.Tenancy.SecondFactors;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Checks the code of an authenticator app or a recovery code. Only a person who knows the password gets here, so the pause after wrong
/// codes cannot be aimed at a stranger.
/// </summary>
internal sealed class CheckCode(Authenticators authenticators, RecoveryCodes recoveryCodes, SignInThrottle throttle)
{
    private const int MaxLength = 60;

    public async Task<Result> RunAsync(Guid userId, string? input, CancellationToken ct)
    {
        var code = string.Concat((input ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        var keys = SignInThrottle.KeysOf("code", userId);
        if (await throttle.CheckAsync(keys, ct) is { } paused)
        {
            return paused;
        }

        if (code.Length > MaxLength || !(code.Length == Totp.Digits ? await authenticators.TryUseAsync(userId, code, ct)
            : await recoveryCodes.TryUseAsync(userId, code, ct)))
        {
            await throttle.RecordFailureAsync(keys, ct);
            return SessionProblems.CodeWrong.WithField("code");
        }

        if (await throttle.CheckAsync(keys, ct) is { } counted)
        {
            return counted;
        }

        await throttle.ResetAsync(keys, ct);
        return Result.Success;
    }
}
