using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Platform.Data;

/// <summary>Extension methods that configure tables.</summary>
public static class EntityTypeBuilderExtensions
{
    internal const string AppendOnly = "Tenantry:AppendOnly";

    /// <summary>Makes a table append-only: the application's roles get no right to update or delete its rows.</summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        entity.HasAnnotation(AppendOnly, true);
        return entity;
    }

    /// <summary>
    /// Marks a table that belongs to no tenant, like <see cref="SharedAcrossTenantsAttribute"/>, for types that can't have the attribute,
    /// such as
    /// those of ASP.NET Core Identity.
    /// </summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <param name="reason">The reason, in one sentence.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> IsSharedAcrossTenants<TEntity>(this EntityTypeBuilder<TEntity> entity, string reason)
        where TEntity : class
    {
        entity.HasAnnotation(TenantModel.SharedAnnotation, reason);
        return entity;
    }
}
