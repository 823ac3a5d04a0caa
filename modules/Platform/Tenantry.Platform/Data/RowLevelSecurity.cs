using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>
/// Applies row-level security and grants to every table and sequence of a model. They are derived from the model, so that the author of a
/// migration can't forget them.
/// </summary>
internal static class RowLevelSecurity
{
    public static async Task ApplyAsync(TenantDbContext owner, CancellationToken ct)
    {
        var schema = owner.Schema;
        var tables = owner.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && !entity.IsOwned()).ToList();
        var roles = $"{Databases.ApplicationRole}, {Databases.SystemRole}";
        var sequences = owner.Model.GetSequences()
            .Select(sequence => $"grant usage on sequence {sequence.Schema ?? schema}.\"{sequence.Name}\" to {roles};");
        var sql = string.Join('\n', tables.Select(entity => Table(schema, entity)).Concat(sequences)
            .Prepend($"grant usage on schema {schema} to {roles};"));
        await owner.Database.ExecuteSqlRawAsync(sql, ct);
    }

    private static string Table(string schema, IEntityType entity)
    {
        var table = $"{schema}.\"{entity.GetTableName()}\"";
        var all = entity.FindAnnotation(EntityTypeBuilderExtensions.AppendOnly) is null
            ? "select, insert, update, delete" : "select, insert";
        var application = entity.FindAnnotation(EntityTypeBuilderExtensions.ApplicationGrants)?.Value as string ?? all;
        var accounts = entity.FindAnnotation(EntityTypeBuilderExtensions.Accounts) is null ? "" : all;
        var grants = Grant(table, Databases.ApplicationRole, application) + Grant(table, Databases.SystemRole, all)
            + Grant(table, Databases.AccountsRole, accounts);
        return TenantModel.IsIsolated(entity) ? grants + Policies(table) : grants;
    }

    // Also revokes, for privileges of a previous version.
    private static string Grant(string table, string role, string privileges) =>
        $"revoke all on {table} from {role};" + (privileges.Length == 0 ? "" : $"grant {privileges} on {table} to {role};");

    // nullif is required: after RESET ALL the setting is '' instead of null, and ''::uuid would be an error instead of no rows.
    private static string Policies(string table) => $"""

        alter table {table} enable row level security;
        alter table {table} force row level security;
        drop policy if exists tenant on {table};
        create policy tenant on {table} to {Databases.ApplicationRole}
            using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
            with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
        drop policy if exists every_tenant on {table};
        create policy every_tenant on {table} to {Databases.SystemRole} using (true) with check (true);
        """;
}
