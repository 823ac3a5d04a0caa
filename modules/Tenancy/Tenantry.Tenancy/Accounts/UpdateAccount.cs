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
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Represents the changes of an account. Omitted values don't change.</summary>
internal sealed record UpdateAccountRequest(string? Name = null, IReadOnlyDictionary<string, JsonElement>? ExtraProperties = null);

/// <summary>Updates the account of the signed-in user: the name and the custom fields.</summary>
internal sealed class UpdateAccount(TenancyDbContext db, UserFieldSet fields, ICurrentUser currentUser)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPatch("/account", async (UpdateAccountRequest request, UpdateAccount update, CancellationToken ct) =>
            (await update.RunAsync(request, ct)).ToHttp())
        .RequireAuthorization()
        .WithName(nameof(UpdateAccount))
        .WithSummary("Updates the account of the signed-in user. Omitted values don't change.");

    public async Task<Result> RunAsync(UpdateAccountRequest request, CancellationToken ct)
    {
        var name = request.Name?.Trim();
        if (name is "" or { Length: > MaxName })
        {
            return TenancyProblems.NameInvalid.WithField("name");
        }

        if (currentUser.Id is not { } id || await db.Set<User>().FirstOrDefaultAsync(row => row.Id == id.Value, ct) is not { } user)
        {
            return SessionProblems.SignInRequired;
        }

        if (request.ExtraProperties is { } values)
        {
            var extra = fields.Change(user.ExtraProperties, values, fields.OnAccount);
            if (extra.IsProblem)
            {
                return extra.Problem;
            }

            user.ExtraProperties = extra.Value;
        }

        user.DisplayName = name ?? user.DisplayName;
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
