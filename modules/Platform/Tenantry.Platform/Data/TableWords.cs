using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Platform.Data;

/// <summary>What a module says of a table beyond its columns.</summary>
public static class TableWords
{
    internal const string AppendOnly = "Tenantry:AppendOnly";

    /// <summary>Grants the application no update and no delete on this table, whatever its code tries.</summary>
    /// <typeparam name="TEntity">The entity.</typeparam>
    /// <param name="entity">Its description.</param>
    /// <returns>The description.</returns>
    public static EntityTypeBuilder<TEntity> IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        entity.HasAnnotation(AppendOnly, true);
        return entity;
    }

    /// <summary>Says that a table belongs to no tenant where its type cannot carry the attribute, such as one of Identity's.</summary>
    /// <typeparam name="TEntity">The entity.</typeparam>
    /// <param name="entity">Its description.</param>
    /// <param name="reason">One sentence that a reviewer accepts.</param>
    /// <returns>The description.</returns>
    public static EntityTypeBuilder<TEntity> IsSharedAcrossTenants<TEntity>(this EntityTypeBuilder<TEntity> entity, string reason)
        where TEntity : class
    {
        entity.HasAnnotation(TenantModel.SharedAnnotation, reason);
        return entity;
    }
}
