using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Emailing;
using Tenantry.Platform.Hosting;

namespace Tenantry.Development;

/// <summary>Extension methods that add the servers for development.</summary>
public static class DevelopmentModule
{
    private const string OperatorFile = "Tenantry:Tenancy:OperatorPasswordFile";

    /// <summary>
    /// Embeds the servers that are not configured: a private PostgreSQL, a local Stripe that shares its clock with the application, an
    /// inbox that keeps every email, a file with the generated password of the operator, and a start banner. This method only sets the
    /// configuration; the servers start with the host, after all start checks have passed. Call it before you add modules. Calling it again
    /// has no effect.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">The delegate that configures the options, or <see langword="null"/>.</param>
    /// <returns>The host's builder.</returns>
    /// <exception cref="TenantryStartException">The environment is Production, or the data directory can't be read.</exception>
    public static TBuilder AddTenantryDevelopment<TBuilder>(this TBuilder builder, Action<DevelopmentOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.ReportStartErrors();
        if (builder.Environment.IsProduction())
        {
            throw new TenantryStartException(
                "AddTenantryDevelopment() can't be used in the Production environment: its Stripe accepts test cards and its database has "
                    + "no backup. Call it " +
                "only if builder.Environment.IsDevelopment(), and set ConnectionStrings:Tenantry, Tenantry:Stripe:SecretKey and "
                    + "Tenantry:Smtp:Host.");
        }

        if (builder.Services.Any(service => service.ServiceType == typeof(DevelopmentOptions)))
        {
            return builder;
        }

        var options = new DevelopmentOptions();
        builder.Configuration.GetSection(DevelopmentOptions.Section).Bind(options);
        configure?.Invoke(options);
        options.DataDirectory = Path.Combine(builder.Environment.ContentRootPath, options.DataDirectory);
        builder.Services.AddSingleton(options);
        builder.Configuration[OperatorFile] ??= Path.Combine(options.DataDirectory, "operator");
        // The banner contains the same addresses.
        builder.Services.AddDefaultLogLevel("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.AddHostedService<Banner>();
        builder.Services.AddLocalInbox();
        LocalPostgres.Add(builder, options);
        LocalStripe.Add(builder, options);
        return builder;
    }

    /// <summary>
    /// Starts the embedded servers before the host, for a host that uses the database during its initialization, such as an ABP
    /// application. The servers stop when the host is disposed.
    /// </summary>
    /// <param name="host">The built host.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the servers accept connections.</returns>
    public static async Task StartDevelopmentServersAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        foreach (var server in host.Services.GetServices<ICommandServer>())
        {
            await server.StartForCommandAsync(cancellationToken);
        }
    }
}
