using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Web;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a sign-in request.</summary>
internal sealed record SignInRequest(string? Email, string? Password);

/// <summary>Represents a successful sign-in: the principal of the session, and whether the user is an operator.</summary>
internal sealed record SignInOutcome(ClaimsPrincipal Principal, bool IsOperator);

/// <summary>Signs a user in with an email address and a password.</summary>
internal sealed class SignIn(
    TenancyDbContext db, IPasswordHasher<User> hasher, ILookupNormalizer names, SignInThrottle attempts, UserMemberships workplaces,
    ConfirmationEmail confirmation,
    TenancyMetrics metrics, ILogger<SignIn> logger)
{
    private static string? _dummyHash;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/login", async (SignInRequest request, SignIn signIn, HttpContext context, CancellationToken ct) =>
            (await signIn.RunAsync(request, SignInSchemes.Token, context.Features.Get<TenantResolution>()?.ByHost, null, ct))
            .ToHttp(result => TypedResults.SignIn(result.Principal, authenticationScheme: SignInSchemes.Token)))
        .WithMetadata(new RateLimitedAttribute(RateLimitKind.SignIn))
        .WithName(nameof(SignIn))
        .WithSummary("Signs in and returns a bearer token.");

    /// <summary>Checks the password and creates the principal of the session.</summary>
    public async Task<Result<SignInOutcome>> RunAsync(
        SignInRequest request, string scheme, TenantId? byAddress, string? returnUrl, CancellationToken ct)
    {
        var password = request.Password is { Length: <= Passwords.MaxLength } value ? value : "";
        var normalized = names.NormalizeEmail(request.Email?.Trim() ?? "");
        var user = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, ct);
        var allowed = await attempts.TryBeginAsync(user?.Id ?? Guid.Empty, ct);
        if (!IsPasswordCorrect(user, password) || user is null || !allowed)
        {
            metrics.RecordSignIn(succeeded: false);
            if (user is not null)
            {
                attempts.LogLockout(user);
            }

            return SessionProblems.InvalidCredentials;
        }

        await attempts.ResetAsync(user.Id, ct);
        if (!user.EmailConfirmed)
        {
            await confirmation.SendAsync(user, returnUrl, ct);
            return SessionProblems.EmailNotConfirmed;
        }

        metrics.RecordSignIn(succeeded: true);
        logger.SignedIn(user.Id);
        return new SignInOutcome(SignInSchemes.CreatePrincipal(user, await workplaces.SelectTenantAsync(user, byAddress, ct), scheme),
            user.IsOperator);
    }

    // An unknown email address also costs a hash, or the response time would reveal which addresses have an account.
    private bool IsPasswordCorrect(User? user, string password)
    {
        var account = user ?? new User { DisplayName = "" };
        var hash = user?.PasswordHash ?? (_dummyHash ??= hasher.HashPassword(account, "no password has this hash"));
        return hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed && user?.PasswordHash is not null;
    }
}
