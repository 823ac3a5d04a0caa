using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.People.UserFields;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>The changes of an account; what is missing stays as it is.</summary>
internal sealed record UpdateAccountRequest(string? Name = null, IReadOnlyDictionary<string, JsonElement>? ExtraProperties = null);

/// <summary>Updates the account of the user who is signed in: the name, and the fields that the host adds.</summary>
internal sealed class UpdateAccount(TenancyDbContext db, UserFieldSet fields, ICurrentUser user)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPatch("/account", async (UpdateAccountRequest asked, UpdateAccount update, CancellationToken ct) =>
            (await update.RunAsync(asked, ct)).ToHttp())
        .RequireAuthorization()
        .WithName(nameof(UpdateAccount))
        .WithSummary("Updates the account of the user who is signed in. What is missing stays as it is.");

    public async Task<Result> RunAsync(UpdateAccountRequest asked, CancellationToken ct)
    {
        var name = asked.Name?.Trim();
        if (name is "" or { Length: > MaxName })
        {
            return TenancyProblems.NameInvalid.On("name");
        }

        if (user.Id is not { } id || await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id.Value, ct) is not { } person)
        {
            return SessionProblems.SignInRequired;
        }

        if (asked.ExtraProperties is { } values)
        {
            var extra = fields.Change(person.ExtraProperties, values, fields.OnAccount);
            if (extra.IsProblem)
            {
                return extra.Problem;
            }

            person.ExtraProperties = extra.Value;
        }

        person.DisplayName = name ?? person.DisplayName;
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
