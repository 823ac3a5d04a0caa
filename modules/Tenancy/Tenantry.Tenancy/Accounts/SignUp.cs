using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.Accounts;

/// <summary>What a sign-up asks for; everything else about the new person is ours to say.</summary>
internal sealed record SignUpRequest(
    string? Email, string? Password, string? Workspace = null, string? ReturnUrl = null,
    IReadOnlyDictionary<string, JsonElement>? ExtraProperties = null);

/// <summary>
/// Makes a person, their first tenant and their ownership of it, in one transaction. Whoever asks learns only to look at their mail,
/// whether or not the address was known before.
/// </summary>
internal sealed class SignUp(
    UserManager<Person> people, CreateAccount createAccount, ConfirmationMail confirmation, AccountExistsMail accountExists, TenancyMetrics metrics,
    UserFieldSet fields, TimeProvider clock)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/signup", async (SignUpRequest asked, SignUp signUp, CancellationToken ct) =>
            (await signUp.RunAsync(asked, ct)).ToHttp(_ => TypedResults.Accepted((string?)null)))
        .WithName(nameof(SignUp))
        .WithSummary("Makes an account. The answer is the same whether or not the address has one already.");

    /// <summary>Signs up; gives the person where this request made or renewed them, and an empty answer where they existed.</summary>
    public async Task<Result<SignedUp>> RunAsync(SignUpRequest asked, CancellationToken ct)
    {
        if (Check(asked) is { } problem)
        {
            return problem;
        }

        var extra = fields.Change(UserFieldSet.Empty, asked.ExtraProperties ?? new Dictionary<string, JsonElement>(), fields.AtSignUp);
        if (extra.IsProblem)
        {
            return extra.Problem;
        }

        var email = EmailAddresses.Clean(asked.Email)!;
        if (await people.FindByEmailAsync(email) is { } known)
        {
            return await AgainAsync(known, asked, extra.Value, ct);
        }

        var person = Person.New(email, NameIn(email), clock);
        person.ExtraProperties = extra.Value;
        var workspace = asked.Workspace?.Trim() is { Length: > 0 } name ? name : person.DisplayName;
        if (await createAccount.RunAsync(person, asked.Password, workspace, ct) is null)
        {
            // The same address signed up at the same moment, and its mail is on the way.
            return new SignedUp(null);
        }

        metrics.SignedUp();
        await confirmation.SendAsync(person, asked.ReturnUrl, ct);
        return new SignedUp(person);
    }

    private static Problem? Check(SignUpRequest asked) =>
        EmailAddresses.Clean(asked.Email) is null ? AccountProblems.EmailInvalid.On("email")
        : !Passwords.IsAcceptable(asked.Password) ? AccountProblems.PasswordTooShort.On("password")
        : asked.Workspace?.Trim().Length > MaxName ? TenancyProblems.NameInvalid.On("workspace")
        : null;

    private static string NameIn(string email) => email[..Math.Min(email.IndexOf('@', StringComparison.Ordinal), MaxName)];

    private async Task<Result<SignedUp>> AgainAsync(Person known, SignUpRequest asked, string extra, CancellationToken ct)
    {
        // The password is hashed in either case, or the time of the answer would tell the cases apart.
        var hash = people.PasswordHasher.HashPassword(known, asked.Password!);
        if (!known.EmailConfirmed)
        {
            // Nobody has shown that the address is theirs. The latest password counts, and links made for an earlier one die with its stamp.
            known.PasswordHash = hash;
            known.ExtraProperties = extra;
            if (!(await people.UpdateSecurityStampAsync(known)).Succeeded)
            {
                return new SignedUp(null);
            }

            await confirmation.SendAsync(known, asked.ReturnUrl, ct);
            return new SignedUp(known);
        }

        await accountExists.SendAsync(known, asked.ReturnUrl, ct);
        return new SignedUp(null);
    }
}

/// <summary>A sign-up that was accepted.</summary>
/// <param name="Person">Who waits for their confirmation; <see langword="null"/> where the address had an account.</param>
internal sealed record SignedUp(Person? Person);
