using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.AdminUi;
using Tenantry.Api;
using Tenantry.Billing;
using Tenantry.Billing.Pages;
using Tenantry.Billing.Pdf;
using Tenantry.Billing.Stripe;
using Tenantry.Description;
using Tenantry.Emailing;
using Tenantry.Emailing.Pages;
using Tenantry.FeatureGating;
using Tenantry.FeatureGating.Pages;
using Tenantry.Jobs;
using Tenantry.Jobs.Pages;
using Tenantry.Metering;
using Tenantry.Metering.Pages;
using Tenantry.Platform;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Pages;
using Tenantry.StartUp;
using Tenantry.Telemetry;
using Tenantry.Tenancy;
using Tenantry.Tenancy.Pages;

namespace Tenantry;

/// <summary>Extension methods that add and map all modules of Tenantry.</summary>
public static class TenantryModule
{
    private const string Middleware = "Tenantry.Middleware";

    /// <summary>
    /// Adds every module. The database, the payment provider and the email server are configured by settings. In development, the package
    /// <c>Tenantry.Development</c> embeds those that are not configured.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="describe">The delegate that describes the site and its products. The file <c>tenantry.json</c> in the content root is
    /// read after it.</param>
    /// <param name="without">The modules to exclude.</param>
    /// <returns>The host's builder.</returns>
    /// <exception cref="TenantryStartException">The description is not valid, or a setting is missing. The message says what to
    /// do.</exception>
    public static WebApplicationBuilder AddTenantry(
        this WebApplicationBuilder builder, Action<TenantryBuilder>? describe = null, TenantryModules without = TenantryModules.None)
    {
        builder.ReportStartErrors();
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(Addresses.Default);
        }

        // In production, links in emails must not lead to the address on which the host listens.
        if (!builder.Environment.IsProduction())
        {
            builder.Configuration["Tenantry:PublicUrl"] ??= Addresses.Of(builder);
        }

        StartRequirements.Require(builder);
        builder.AddTenantryTelemetry();
        var tenantry = new TenantryBuilder
        {
            Platform = builder.AddPlatform(),
            Emailing = builder.AddEmailing(),
            Tenancy = builder.AddTenancy(),
            Billing = builder.AddBilling().UseStripe().UsePdf(),
            Metering = builder.AddMetering(),
            FeatureGating = builder.AddFeatureGating(),
        };
        builder.Services.AddOptional(tenantry, without);
        builder.Services.AddAdminUi();
        builder.AddJobs();
        builder.Services.AddContentSources();
        builder.Services.AddPlatformPages().AddEmailingPages().AddJobsPages().AddTenancyPages().AddBillingPages().AddMeteringPages()
            .AddFeatureGatingPages();
        ApiDocument.Add(builder.Services);
        describe?.Invoke(tenantry);
        DescriptionFile.Read(Path.Combine(builder.Environment.ContentRootPath, DescriptionFile.Name), tenantry);
        FeatureDeclarations.Declare(tenantry);
        return builder;
    }

    /// <summary>
    /// Adds the middleware of every module, in order: protection of the host, routing, authentication and tenant resolution, checks of the
    /// request, authorization, antiforgery. Call it if the host adds its own middleware between it and the routes; otherwise,
    /// <see cref="MapTenantry"/> calls it.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static WebApplication UseTenantry(this WebApplication app)
    {
        IApplicationBuilder pipeline = app;
        pipeline.Properties[Middleware] = true;
        app.UsePlatform();
        app.UseHome();
        app.UseRouting();
        app.UseTenancy();
        app.UsePlatformChecks();
        app.UseAuthorization();
        app.UseAdminUi();
        return app;
    }

    /// <summary>
    /// Maps the pages, the API, the webhooks and the health check of every module, and adds the middleware unless <see cref="UseTenantry"/>
    /// was called.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="TenantryStartException">A port is in use, or another start check failed. Nothing is started.</exception>
    public static WebApplication MapTenantry(this WebApplication app)
    {
        app.Services.RunStartChecks();
        IApplicationBuilder pipeline = app;
        if (!pipeline.Properties.ContainsKey(Middleware))
        {
            app.UseTenantry();
        }

        app.MapAdminUi();
        app.MapPlatform();
        app.MapEmailingPages();
        app.MapTenancy();
        app.MapTenancyPages();
        app.MapBilling();
        app.MapBillingPages();
        app.MapMetering();
        app.MapFeatureGating();
        app.MapOptional();
        ApiDocument.Map(app);
        return app;
    }
}
