using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.AdminUi;
using Tenantry.Api;
using Tenantry.Billing;
using Tenantry.Billing.Pages;
using Tenantry.Billing.Pdf;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Description;
using Tenantry.Development;
using Tenantry.Emailing;
using Tenantry.Emailing.Pages;
using Tenantry.FeatureGating;
using Tenantry.Jobs;
using Tenantry.Jobs.Pages;
using Tenantry.Metering;
using Tenantry.Onboarding;
using Tenantry.Platform;
using Tenantry.Platform.Pages;
using Tenantry.RevenueDashboard;
using Tenantry.StartUp;
using Tenantry.Telemetry;
using Tenantry.Tenancy;

namespace Tenantry;

/// <summary>The two lines of a Tenantry application.</summary>
public static class TenantryModule
{
    private const string OperatorFile = "Tenantry:Tenancy:OperatorPasswordFile";

    /// <summary>
    /// Adds every module. In development, what is not configured is embedded: a private PostgreSQL, a local Stripe and a mail inbox, with
    /// everything they keep under <c>.data/</c>.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="describe">Describes the site and its products. <c>tenantry.json</c> beside the application is read after it.</param>
    /// <returns>The host's builder.</returns>
    /// <exception cref="TenantryStartException">The description, the database or the payment provider is not right; the message says what to do.</exception>
    public static WebApplicationBuilder AddTenantry(this WebApplicationBuilder builder, Action<TenantryBuilder>? describe = null)
    {
        ClearMessages.Install(builder.Logging);
        var data = Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Tenantry:DataDirectory"] ?? ".data");
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(Addresses.Default);
        }

        builder.Configuration["Tenantry:PublicUrl"] ??= Addresses.Of(builder);
        if (builder.Environment.IsDevelopment())
        {
            builder.Configuration[OperatorFile] ??= Path.Combine(data, "operator");
        }

        builder.AddTenantryTelemetry();
        LocalPostgres.Ensure(builder, data);
        LocalStripe.Ensure(builder, data);
        var tenantry = new TenantryBuilder
        {
            Platform = builder.AddPlatform(),
            Emailing = AddEmailing(builder),
            Tenancy = builder.AddTenancy(),
            Billing = builder.AddBilling().UseStripe().UsePdf(),
            Metering = builder.AddMetering(),
            FeatureGating = builder.AddFeatureGating(),
            Onboarding = builder.AddOnboarding(),
            RevenueDashboard = builder.AddRevenueDashboard(),
        };
        builder.Services.AddAdminUi();
        builder.AddJobs();
        builder.Services.AddPlatformPages().AddEmailingPages().AddJobsPages().AddBillingPages();
        ApiDocument.Add(builder.Services);
        describe?.Invoke(tenantry);
        DescriptionFile.Read(Path.Combine(builder.Environment.ContentRootPath, DescriptionFile.Name), tenantry);
        DeclaredFeatures.Declare(tenantry);
        return builder;
    }

    /// <summary>Maps every module: pages, API, webhooks, health.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static WebApplication MapTenantry(this WebApplication app)
    {
        app.UseHome();
        app.UseRouting();
        app.UseAuthentication();
        app.UseTenancy();
        app.UseAuthorization();
        app.MapAdminUi();
        app.MapPlatform();
        app.MapEmailingPages();
        app.MapTenancy();
        app.MapBilling();
        app.MapBillingPages();
        app.MapMetering();
        app.MapFeatureGating();
        app.MapOnboarding();
        app.MapRevenueDashboard();
        ApiDocument.Map(app);
        ClearMessages.WatchStart(app.Lifetime);
        if (app.Environment.IsDevelopment())
        {
            Banner.PrintWhenStarted(
                app.Lifetime, app.Configuration["Tenantry:PublicUrl"]!, app.Services.GetService<StripeEmulatorServer>(), app.Configuration[OperatorFile]);
        }

        return app;
    }

    private static EmailingBuilder AddEmailing(WebApplicationBuilder builder)
    {
        var emailing = builder.Services.AddEmailing();
        return builder.Environment.IsDevelopment() ? emailing.UseLocalInbox() : emailing;
    }
}
