using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tenantry.Platform.Data;

/// <summary>Names tables, columns, keys and indexes in snake case: <c>api_key.created_at</c>.</summary>
// EFCore.NamingConventions 10.0.1 does this too, but it names tables after DbSets and generic arguments (identity_user_claim_guid) and
// rewrites names that a model sets itself: it would rename nine tables in Tenancy and Onboarding, and a column and three indexes in
// Billing.
internal static partial class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && !entity.IsMappedToJson()))
        {
            entity.SetTableName(Of(entity.ClrType.Name.Split('`')[0]));
            foreach (var property in entity.GetProperties().Where(property => !IsXmin(property)))
            {
                property.SetColumnName(Of(property.Name));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!));
            }

            foreach (var key in entity.GetForeignKeys())
            {
                key.SetConstraintName(Of(key.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    // A uint row version is PostgreSQL's xmin, which the EF provider names later. Any other name would make it a column.
    private static bool IsXmin(IReadOnlyProperty property) => property.ClrType == typeof(uint) && property.IsConcurrencyToken;

    public static string Of(string name) => Boundary().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();
}
