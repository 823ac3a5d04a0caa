using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tenantry.Platform.Work;

/// <summary>Builds the statement that claims due rows of a table by pushing their due time ahead.</summary>
internal static class WorkClaim
{
    /// <summary>Gets a column's name, quoted: it may be a word of SQL.</summary>
    public static string Column(IProperty property) => $"\"{property.GetColumnName()}\"";

    /// <summary>Gets the statement, with {0} for now, {1} for the end of the lease and {2} for the largest number of rows.</summary>
    /// <param name="entity">The rows.</param>
    /// <param name="columnOf">The expression that a column is read by.</param>
    /// <param name="filter">A further condition on the row <c>w</c>; empty for none.</param>
    public static string Sql(IEntityType entity, Func<IProperty, string> columnOf, string filter)
    {
        var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
        var key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(Column));
        var columns = string.Join(", ", entity.GetProperties().Select(columnOf));
        var condition = filter.Length == 0 ? "" : $" and {filter}";
        // A claim that a crash forgets is no harm, so it does not wait for the disk. The setting is evaluated once, and is always 'off'.
        return $$"""
            update {{table}} set due_at = {1}, attempts = attempts + 1
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ({{key}}) in (
                select {{key}} from {{table}} w where due_at <= {0}{{condition}} order by due_at limit {2} for update skip locked)
            returning {{columns}}
            """;
    }
}
