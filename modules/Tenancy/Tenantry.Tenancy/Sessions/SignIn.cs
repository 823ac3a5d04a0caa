using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>What a sign-in asks for.</summary>
internal sealed record SignInRequest(string? Email, string? Password);

/// <summary>A sign-in that was let in: what the session carries, and whether it is an operator's.</summary>
internal sealed record SignedIn(ClaimsPrincipal Ticket, bool IsOperator);

/// <summary>Lets a person in by address and password.</summary>
internal sealed class SignIn(
    TenancyDbContext db, IPasswordHasher<Person> hasher, ILookupNormalizer names, Attempts attempts, Workplaces workplaces, ConfirmationMail confirmation,
    TenancyMetrics metrics, ILogger<SignIn> logger)
{
    private static string? _nobodysHash;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/login", async (SignInRequest asked, SignIn signIn, HttpContext context, CancellationToken ct) =>
            (await signIn.RunAsync(asked, SignInSchemes.Token, context.Features.Get<TenantsNamed>()?.ByAddress, null, ct))
            .ToHttp(done => TypedResults.SignIn(done.Ticket, authenticationScheme: SignInSchemes.Token)))
        .WithName(nameof(SignIn))
        .WithSummary("Signs in and answers with a token for the header Authorization: Bearer.");

    /// <summary>Checks the password and gives what the session carries.</summary>
    public async Task<Result<SignedIn>> RunAsync(SignInRequest asked, string scheme, TenantId? byAddress, string? returnUrl, CancellationToken ct)
    {
        var password = asked.Password is { Length: <= Passwords.MaxLength } given ? given : "";
        var normalized = names.NormalizeEmail(asked.Email?.Trim() ?? "");
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, ct);
        var admitted = await attempts.BeginAsync(person?.Id ?? Guid.Empty, ct);
        if (!IsRight(person, password) || person is null || !admitted)
        {
            metrics.TriedToSignIn(succeeded: false);
            if (person is not null)
            {
                attempts.Failed(person);
            }

            return SessionProblems.SignInRefused;
        }

        await attempts.SucceededAsync(person.Id, ct);
        if (!person.EmailConfirmed)
        {
            await confirmation.SendAsync(person, returnUrl, ct);
            return SessionProblems.EmailNotConfirmed;
        }

        metrics.TriedToSignIn(succeeded: true);
        logger.SignedIn(person.Id);
        return new SignedIn(SignInSchemes.Ticket(person, await workplaces.ChooseAsync(person, byAddress, ct), scheme), person.IsOperator);
    }

    // An unknown address costs a hash too, or the time of the answer would tell which addresses are known.
    private bool IsRight(Person? person, string password)
    {
        var nobody = person ?? new Person { DisplayName = "" };
        var hash = person?.PasswordHash ?? (_nobodysHash ??= hasher.HashPassword(nobody, "no password has this hash"));
        return hasher.VerifyHashedPassword(nobody, hash, password) != PasswordVerificationResult.Failed && person?.PasswordHash is not null;
    }
}
