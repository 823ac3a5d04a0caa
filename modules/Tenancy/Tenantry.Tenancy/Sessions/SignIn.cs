using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Web;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a sign-in request.</summary>
internal sealed record SignInRequest(string? Email, string? Password, string? Code = null);

/// <summary>Signs a user in with an email address and a password.</summary>
internal sealed class SignIn(
    CheckPassword checkPassword, CompleteSignIn complete, ConfirmationEmail confirmation, TenancyMetrics metrics)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/login", async (SignInRequest request, SignIn signIn, HttpContext context, CancellationToken ct) =>
            (await signIn.RunAsync(request, SignInSchemes.Token, context.Features.Get<TenantResolution>()?.ByHost, null, ct))
            .ToHttp(result => TypedResults.SignIn(result.Principal!, authenticationScheme: SignInSchemes.Token)))
        .WithMetadata(new RateLimitedAttribute(RateLimitKind.SignIn))
        .WithName(nameof(SignIn))
        .WithSummary("Signs in and returns a bearer token. With two-step verification, also send the code of the app or a recovery code.");

    /// <summary>Checks the password and starts a session, or the second step.</summary>
    public async Task<Result<SignInOutcome>> RunAsync(
        SignInRequest request, string scheme, TenantId? byAddress, string? returnUrl, CancellationToken ct)
    {
        var check = await checkPassword.RunAsync(request.Email, request.Password, ct);
        metrics.RecordSignIn(succeeded: !check.IsProblem);
        if (check.IsProblem)
        {
            return check.Problem;
        }

        var user = check.Value;
        if (!user.EmailConfirmed)
        {
            await confirmation.SendAsync(user, returnUrl, ct);
            return SessionProblems.EmailNotConfirmed;
        }

        return scheme == SignInSchemes.Token
            ? await complete.WithCodeAsync(user, request.Code, byAddress, ct)
            : await complete.AfterFirstStepAsync(user, byAddress, ct);
    }
}
