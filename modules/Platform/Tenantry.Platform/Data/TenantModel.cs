using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Tenantry.Platform.Data;

/// <summary>
/// Isolates every tenant-owned entity of a model, and rejects an entity that is neither tenant-owned nor marked as shared.
/// </summary>
internal static class TenantModel
{
    public const string Filter = "Tenant";
    public const string SharedAnnotation = "Tenantry:Shared";

    public static void Apply(ModelBuilder model, TenantDbContext context)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList())
        {
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            {
                Isolate(model, entity, context);
            }
            else if (Reason(entity) is null)
            {
                throw new InvalidOperationException(
                    $"The entity {entity.ClrType.Name} has no tenant. Implement ITenantOwned, or add [SharedAcrossTenants(reason)].");
            }
        }
    }

    public static bool IsIsolated(IReadOnlyEntityType entity) => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType);

    public static string? Reason(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(SharedAnnotation)?.Value as string
        ?? entity.ClrType.GetCustomAttribute<SharedAcrossTenantsAttribute>()?.Reason;

    private static void Isolate(ModelBuilder model, IMutableEntityType entity, TenantDbContext context)
    {
        var builder = model.Entity(entity.ClrType);
        builder.Property<TenantId>(nameof(ITenantOwned.TenantId)).HasValueGenerator<CurrentTenantGenerator>().ValueGeneratedOnAdd();
        if (entity.FindPrimaryKey() is not { } key || key.Properties[0].Name != nameof(ITenantOwned.TenantId))
        {
            var rest = entity.FindPrimaryKey()?.Properties.Select(property => property.Name) ?? ["Id"];
            builder.HasKey([nameof(ITenantOwned.TenantId), .. rest]);
        }

        if (!context.IsCrossTenant)
        {
            builder.HasQueryFilter(Filter, FilterOf(entity.ClrType, context));
        }
    }

    // row => row.TenantId == context.TenantOrNone. EF replaces the constant by the context that runs the query.
    private static LambdaExpression FilterOf(Type type, TenantDbContext context)
    {
        var row = Expression.Parameter(type, "row");
        var tenant = Expression.Property(Expression.Constant(context, typeof(TenantDbContext)), nameof(TenantDbContext.TenantOrNone));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), tenant), row);
    }

    private sealed class CurrentTenantGenerator : ValueGenerator<TenantId>
    {
        public override bool GeneratesTemporaryValues => false;

        public override TenantId Next(EntityEntry entry) => ((TenantDbContext)entry.Context).TenantOrNone is { } tenant && tenant != default
            ? tenant
            : throw new InvalidOperationException(
                $"{entry.Metadata.ClrType.Name} was added without a current tenant. Call ICurrentTenant.Change(tenant) first.");
    }
}
