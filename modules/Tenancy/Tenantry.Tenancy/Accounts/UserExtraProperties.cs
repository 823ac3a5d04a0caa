using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Gets and sets custom user fields for code of the host. Each call creates its own scope, so it can be made from anywhere.
/// </summary>
internal sealed class UserExtraProperties(IServiceScopeFactory scopes, UserFieldSet fields) : IUserExtraProperties
{
    public async Task<IReadOnlyDictionary<string, JsonElement>> GetAsync(UserId user, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<TenancyDbContext>().Set<User>()
            .Where(row => row.Id == user.Value).Select(row => row.ExtraProperties).FirstOrDefaultAsync(ct);
        return fields.Read(stored ?? UserFieldSet.Empty, fields.All);
    }

    public async Task<Result> SetAsync(UserId user, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(values);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenancyDbContext>();
        if (await db.Set<User>().FirstOrDefaultAsync(row => row.Id == user.Value, ct) is not { } record)
        {
            return AccountProblems.UserNotFound;
        }

        // Only the given values are validated: code that sets one field does not have to provide other required fields.
        var extra = fields.Change(record.ExtraProperties, values, [.. fields.All.Where(field => values.ContainsKey(field.Name))]);
        if (extra.IsProblem)
        {
            return extra.Problem;
        }

        record.ExtraProperties = extra.Value;
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
