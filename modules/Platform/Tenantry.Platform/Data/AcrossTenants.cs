using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Tenantry.Platform.Data;

internal sealed class AcrossTenants<TContext>(SystemContexts<TContext> contexts, Databases databases, ICurrentUser user, TimeProvider clock)
    : IAcrossTenants<TContext>
    where TContext : TenantDbContext
{
    // One row per reason, actor and day: the trail says who looked across tenants, how often and when last, without growing per request.
    private const string Count = """
        insert into platform.cross_tenant_use (reason, actor, day, uses, last_at) values ($1, $2, $3, 1, $4)
        on conflict (reason, actor, day) do update set uses = cross_tenant_use.uses + 1, last_at = excluded.last_at
        """;

    public async Task<TContext> OpenAsync(string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var now = clock.GetUtcNow();
        await using (var command = databases.System.CreateCommand(Count))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = reason });
            command.Parameters.Add(new NpgsqlParameter { Value = user.Actor });
            command.Parameters.Add(new NpgsqlParameter { Value = DateOnly.FromDateTime(now.UtcDateTime), NpgsqlDbType = NpgsqlDbType.Date });
            command.Parameters.Add(new NpgsqlParameter { Value = now });
            await command.ExecuteNonQueryAsync(ct);
        }

        return await contexts.Factory.CreateDbContextAsync(ct);
    }
}

/// <summary>The pooled contexts that work across tenants, apart from those of requests.</summary>
internal sealed record SystemContexts<TContext>(IDbContextFactory<TContext> Factory)
    where TContext : DbContext;
