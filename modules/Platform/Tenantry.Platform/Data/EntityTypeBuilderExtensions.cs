using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Platform.Data;

/// <summary>Extension methods that configure tables.</summary>
public static class EntityTypeBuilderExtensions
{
    internal const string AppendOnly = "Tenantry:AppendOnly";
    internal const string ApplicationGrants = "Tenantry:ApplicationGrants";
    internal const string Accounts = "Tenantry:Accounts";

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
    /// Hides a table from the application's role. Only <see cref="ICrossTenantDbContextFactory{TContext}"/> reads and writes it.
    /// </summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> IsHiddenFromApplication<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class => entity.GrantsApplication("");

    /// <summary>
    /// Lets the application's role only read a table. Only <see cref="ICrossTenantDbContextFactory{TContext}"/> writes it.
    /// </summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> IsReadOnlyForApplication<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class => entity.GrantsApplication("select");

    /// <summary>Sets the privileges of the application's role on a table, if it needs fewer than to read and write every column.</summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <param name="privileges">The privileges as in an SQL grant, such as <c>select, insert, update (name)</c>.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> GrantsApplication<TEntity>(this EntityTypeBuilder<TEntity> entity, string privileges)
        where TEntity : class
    {
        entity.HasAnnotation(ApplicationGrants, privileges);
        return entity;
    }

    /// <summary>
    /// Hides a table from the application's role and grants it to the role of accounts, which only the context of accounts uses: no query
    /// of another module can read a password hash or make a user an operator.
    /// </summary>
    /// <typeparam name="TEntity">The type of the entity.</typeparam>
    /// <param name="entity">The entity type builder.</param>
    /// <returns>The entity type builder.</returns>
    public static EntityTypeBuilder<TEntity> IsForAccounts<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        entity.HasAnnotation(Accounts, true);
        return entity.IsHiddenFromApplication();
    }

    /// <summary>
    /// Marks a table that belongs to no tenant, like <see cref="SharedAcrossTenantsAttribute"/>, for types that can't have the attribute,
    /// such as those of ASP.NET Core Identity.
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
