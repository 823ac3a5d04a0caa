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

/// <summary>Represents the account of a user.</summary>
internal sealed record AccountSummary(Guid Id, string Email, string Name, IReadOnlyDictionary<string, JsonElement> ExtraProperties);

/// <summary>Gets the account of the signed-in user.</summary>
internal sealed class GetAccount(TenancyDbContext db, UserFieldSet fields, ICurrentUser currentUser)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapGet("/account", async (GetAccount get, CancellationToken ct) => (await get.RunAsync(ct)).ToHttp(TypedResults.Ok))
        .RequireAuthorization()
        .WithName(nameof(GetAccount))
        .WithSummary("Gets the account of the signed-in user with custom fields.");

    public async Task<Result<AccountSummary>> RunAsync(CancellationToken ct) =>
        currentUser.Id is { } id && await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value, ct) is { } user
            ? new AccountSummary(user.Id, user.Email!, user.DisplayName, fields.Read(user.ExtraProperties, fields.OnAccount))
            : SessionProblems.SignInRequired;
}
