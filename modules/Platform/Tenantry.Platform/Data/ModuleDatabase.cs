using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>Extension methods that register the database context of a module.</summary>
public static class ModuleDatabase
{
    /// <summary>The table in each schema that records the applied migrations.</summary>
    internal const string HistoryTable = "__migrations";

    /// <summary>
    /// Adds a module's context twice: as a scoped service on the application's role, filtered by the current tenant, and as
    /// <see cref="ICrossTenantDbContextFactory{TContext}"/> on the system role. Calling it again has no effect.
    /// </summary>
    /// <typeparam name="TContext">The type of the context. It has one constructor, which takes the options.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="order">The order of its migrations among modules. Lower numbers run first; the platform is 0.</param>
    /// <param name="forAccounts"><see langword="true"/> for the context of accounts: see
    /// <see cref="EntityTypeBuilderExtensions.IsForAccounts"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddModuleDatabase<TContext>(
        this IServiceCollection services, int order = 100, bool forAccounts = false)
        where TContext : TenantDbContext
    {
        if (services.Any(service => service.ServiceType == typeof(SystemContexts<TContext>)))
        {
            return services;
        }

        services.AddSingleton(sp => new ApplicationContexts<TContext>(Pool<TContext>(sp, across: false, forAccounts)));
        services.AddSingleton(sp => new SystemContexts<TContext>(Pool<TContext>(sp, across: true, forAccounts: false)));
        services.AddScoped(Rent<TContext>);
        services.AddSingleton<ICrossTenantDbContextFactory<TContext>, CrossTenantDbContextFactory<TContext>>();
        services.AddSingleton(new MigratedContext(typeof(TContext), order, owner => Create<TContext>(OwnerOptions<TContext>(owner))));
        services.TryAddScoped<HandlingScope>();
        return services;
    }

    /// <summary>Builds options for the owner of the database, for migrations and <c>dotnet ef</c>. Requests never use them.</summary>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    /// <param name="connectionString">The owner's connection string. Any valid one will do where no database is needed.</param>
    /// <returns>The options.</returns>
    public static DbContextOptions<TContext> OwnerOptions<TContext>(string connectionString)
        where TContext : TenantDbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable(HistoryTable, SchemaOf<TContext>()));
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new CrossTenantOptionsExtension());
        return builder.Options;
    }

    private static string SchemaOf<TContext>()
        where TContext : TenantDbContext =>
        Create<TContext>(new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=none").Options).Schema;

    private static TContext Create<TContext>(DbContextOptions<TContext> options)
        where TContext : TenantDbContext => (TContext)Activator.CreateInstance(typeof(TContext), options)!;

    private static TContext Rent<TContext>(IServiceProvider services)
        where TContext : TenantDbContext
    {
        var context = services.GetRequiredService<ApplicationContexts<TContext>>().Factory.CreateDbContext();
        context.SetHandlingScope(services.GetRequiredService<HandlingScope>() is { IsSet: true } handled ? handled : null);
        return context;
    }

    private static PooledDbContextFactory<TContext> Pool<TContext>(IServiceProvider services, bool across, bool forAccounts)
        where TContext : TenantDbContext
    {
        var databases = services.GetRequiredService<Databases>();
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseApplicationServiceProvider(services);
        builder.UseNpgsql(across ? databases.System : forAccounts ? databases.Accounts : databases.Application);
        builder.AddInterceptors(services.GetRequiredService<OutboxWakeUpInterceptor>());
        if (across)
        {
            ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new CrossTenantOptionsExtension());
            builder.AddInterceptors(services.GetRequiredService<PrepareCommandInterceptor>());
        }
        else
        {
            builder.AddInterceptors(services.GetRequiredService<TenantCommandInterceptor>());
        }

        return new PooledDbContextFactory<TContext>(builder.Options);
    }

    private sealed record ApplicationContexts<TContext>(IDbContextFactory<TContext> Factory)
        where TContext : DbContext;
}

/// <summary>Represents a context whose migrations the host applies.</summary>
internal sealed record MigratedContext(Type Type, int Order, Func<string, TenantDbContext> Create);
