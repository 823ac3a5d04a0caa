using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tenantry.Platform.Work;

/// <summary>Builds the SQL that claims due rows of a table by moving their due time forward.</summary>
internal static class WorkClaim
{
    /// <summary>Gets the name of a column, quoted because it can be an SQL keyword.</summary>
    public static string Column(IProperty property) => $"\"{property.GetColumnName()}\"";

    /// <summary>
    /// Builds the statement with the parameters {0} for the current time, {1} for the end of the lease and {2} for the maximum number of
    /// rows.
    /// </summary>
    /// <param name="entity">The entity type of the rows.</param>
    /// <param name="columnOf">A function that returns the SQL expression of a column.</param>
    /// <param name="filter">A further condition on the row <c>w</c>, or an empty string.</param>
    public static string Sql(IEntityType entity, Func<IProperty, string> columnOf, string filter)
    {
        var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
        var key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(Column));
        var columns = string.Join(", ", entity.GetProperties().Select(columnOf));
        var condition = filter.Length == 0 ? "" : $" and {filter}";
        // A claim that is lost in a crash does no harm, so the commit does not wait for the disk. The condition is evaluated once and
        // always true.
        return $$"""
            update {{table}} set due_at = {1}, attempts = attempts + 1
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ({{key}}) in (
                select {{key}} from {{table}} w where due_at <= {0}{{condition}} order by due_at limit {2} for update skip locked)
            returning {{columns}}
            """;
    }
}
