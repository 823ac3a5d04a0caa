using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Emailing;
using Tenantry.Platform.Hosting;

namespace Tenantry.Development;

/// <summary>Extension methods that add what a host needs while it is developed.</summary>
public static class DevelopmentModule
{
    private const string OperatorFile = "Tenantry:Tenancy:OperatorPasswordFile";

    /// <summary>
    /// Embeds what is not configured: a private PostgreSQL, a local Stripe that shares its clock with the application, an inbox that keeps
    /// every email, a file with the generated password of the operator, and a banner that says where to look. Only the configuration is filled
    /// here; the servers start with the host, after every check has passed. Call it before any module is added. Calling it again is harmless.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns>The host's builder.</returns>
    /// <exception cref="TenantryStartException">The environment is Production, or the data directory cannot be read.</exception>
    public static TBuilder AddTenantryDevelopment<TBuilder>(this TBuilder builder, Action<DevelopmentOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.ReportStartErrors();
        if (builder.Environment.IsProduction())
        {
            throw new TenantryStartException(
                "AddTenantryDevelopment() refuses the Production environment: its Stripe accepts test cards and its database has no backup. Call it " +
                "inside if (builder.Environment.IsDevelopment()), and set ConnectionStrings:Tenantry, Tenantry:Stripe:SecretKey and Tenantry:Smtp:Host.");
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
        // The banner says the same, and more.
        builder.Services.AddDefaultLogLevel("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.AddHostedService<Banner>();
        builder.Services.AddLocalInbox();
        LocalPostgres.Add(builder, options);
        LocalStripe.Add(builder, options);
        return builder;
    }

    /// <summary>
    /// Starts the embedded servers before the host: for a host that uses the database while it is built, such as ABP's initialization.
    /// They stop when the host is disposed.
    /// </summary>
    /// <param name="host">The built host.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that ends when the servers answer.</returns>
    public static async Task StartDevelopmentServersAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        foreach (var server in host.Services.GetServices<ICommandServer>())
        {
            await server.StartForCommandAsync(cancellationToken);
        }
    }
}
