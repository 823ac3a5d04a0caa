using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Web;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.People.UserFields;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Represents a sign-up request. It contains only what a user may set.</summary>
internal sealed record SignUpRequest(
    string? Email, string? Password, string? Workspace = null, string? ReturnUrl = null,
    IReadOnlyDictionary<string, JsonElement>? ExtraProperties = null);

/// <summary>
/// Signs up a user with their first tenant and the owner membership, in one transaction. The response is the same whether or not the email
/// address already has an account.
/// </summary>
internal sealed class SignUp(
    UserManager<User> users, CreateAccount createAccount, ConfirmationEmail confirmation, AccountExistsEmail accountExists,
    TenancyMetrics metrics,
    UserFieldSet fields, TimeProvider clock)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/signup", async (SignUpRequest request, SignUp signUp, CancellationToken ct) =>
            (await signUp.RunAsync(request, ct)).ToHttp(_ => TypedResults.Accepted((string?)null)))
        .WithMetadata(new RateLimitedAttribute(RateLimitKind.SignUp))
        .WithName(nameof(SignUp))
        .WithSummary("Creates an account. The response is the same whether or not the email address already has an account.");

    /// <summary>
    /// Signs up a user. The result contains the user if this request created or updated it, and is empty if the account already existed.
    /// </summary>
    public async Task<Result<SignUpResult>> RunAsync(SignUpRequest request, CancellationToken ct)
    {
        if (Check(request) is { } problem)
        {
            return problem;
        }

        var extra = fields.Change(UserFieldSet.Empty, request.ExtraProperties ?? new Dictionary<string, JsonElement>(), fields.AtSignUp);
        if (extra.IsProblem)
        {
            return extra.Problem;
        }

        var email = EmailAddresses.Normalize(request.Email)!;
        if (await users.FindByEmailAsync(email) is { } existing)
        {
            return await SignUpAgainAsync(existing, request, extra.Value, ct);
        }

        var user = User.New(email, NameIn(email), clock);
        user.ExtraProperties = extra.Value;
        var workspace = request.Workspace?.Trim() is { Length: > 0 } name ? name : user.DisplayName;
        if (await createAccount.RunAsync(user, request.Password, workspace, ct) is null)
        {
            // The same email address signed up concurrently, and its email is already queued.
            return new SignUpResult(null);
        }

        metrics.RecordSignUp();
        await confirmation.SendAsync(user, request.ReturnUrl, ct);
        return new SignUpResult(user);
    }

    private static Problem? Check(SignUpRequest request) =>
        EmailAddresses.Normalize(request.Email) is null ? AccountProblems.EmailInvalid.WithField("email")
        : Passwords.Check(request.Password, request.Email?.Trim()) is { } problem ? problem.WithField("password")
        : request.Workspace?.Trim().Length > MaxName ? TenancyProblems.NameInvalid.WithField("workspace")
        : null;

    private static string NameIn(string email) => email[..Math.Min(email.IndexOf('@', StringComparison.Ordinal), MaxName)];

    private async Task<Result<SignUpResult>> SignUpAgainAsync(User existing, SignUpRequest request, string extra, CancellationToken ct)
    {
        // The password is hashed in both cases, or the response time would reveal whether the account exists.
        var hash = users.PasswordHasher.HashPassword(existing, request.Password!);
        if (!existing.EmailConfirmed)
        {
            // The email address is not confirmed yet. The latest password applies, and earlier links become invalid with the security
            // stamp.
            existing.PasswordHash = hash;
            existing.ExtraProperties = extra;
            if (!(await users.UpdateSecurityStampAsync(existing)).Succeeded)
            {
                return new SignUpResult(null);
            }

            await confirmation.SendAsync(existing, request.ReturnUrl, ct);
            return new SignUpResult(existing);
        }

        await accountExists.SendAsync(existing, request.ReturnUrl, ct);
        return new SignUpResult(null);
    }
}

/// <summary>Represents an accepted sign-up.</summary>
/// <param name="User">The user who has to confirm the email address, or <see langword="null"/> if the account already existed.</param>
internal sealed record SignUpResult(User? User);
