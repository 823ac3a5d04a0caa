using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tenantry.AdminUi.Tests;

/// <summary>Runs a real host on a free port, with the page layouts, the gallery and a few pages of its own.</summary>
public sealed class AdminUiApp : IAsyncLifetime
{
    private WebApplication _app = default!;

    /// <summary>Gets the environment of the host.</summary>
    public string Environment { get; init; } = Environments.Development;

    public Uri Address { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AdminUiApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        // A built host would generate every asset for each request, without compression. These tests need the assets as published.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(HeaderAuthenticationHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, HeaderAuthenticationHandler>(HeaderAuthenticationHandler.Scheme, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("billing.manage", policy => policy.RequireClaim("permission", "billing.manage"));
        builder.Services.AddScoped<IShellContext, Workspaces>();
        builder.Services.AddAdminUi().AddPages(typeof(AdminUiApp).Assembly).AddPages(typeof(AdminUiApp).Assembly)
            .Configure(options =>
            {
                options.ProductName = "Acme Academy";
                options.SupportEmail = "help@example.com";
                options.SpacePath = "/dev/gallery";
            })
            .AddNavigation(new(Shell.Space, "Overview", "/dev/gallery", "home", 10))
            .AddNavigation(new(Shell.Space, "Forms", "/dev/gallery/forms", "pencil", 20))
            .AddNavigation(new(Shell.Space, "Forms", "/dev/gallery/forms", "pencil", 20))
            .AddNavigation(new(Shell.Space, "Customers", "/dev/gallery/tables", "users", 30))
            .AddNavigation(new(Shell.Space, "Revenue", "/dev/gallery/plots", "chart-bar", 40))
            .AddNavigation(new(Shell.Space, "Members", "/probe/form", "user-plus", 50, Group: "Workspace"))
            .AddNavigation(new(Shell.Space, "Billing", "/probe/billing", "credit-card", 60, "billing.manage", "Workspace"))
            .AddNavigation(new(Shell.Space, "Hidden", "/probe/hidden", "lock", 70, "test.unregistered", "Workspace"))
            .AddNavigation(new(Shell.Visitor, "Pricing", "/dev/gallery/visitor"))
            .AddNavigation(new(Shell.Visitor, "Guides", "/probe/public"))
            .AddNavigation(new(Shell.Operator, "Tenants", "/dev/gallery/operator", "building", 10))
            .AddNavigation(new(Shell.Operator, "Revenue", "/dev/gallery/plots", "chart-bar", 20))
            .AddNavigation(new(Shell.Operator, "Jobs", "/probe/jobs", "clock", 30, Group: "System"));

        _app = builder.Build();
        _app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";
            return next(context);
        });
        _app.UseAdminUi();
        _app.MapAdminUi();
        _app.MapPost("/dev/gallery/flash", (Flash flash) =>
        {
            flash.Success("Plan canceled. <b>Access</b> lasts until 1 December.");
            return TypedResults.LocalRedirect("/dev/gallery");
        });
        _app.MapGet("/probe/forbidden", () => TypedResults.StatusCode(403));
        _app.MapGet("/probe/broken", string () => throw new InvalidOperationException("Secret detail"));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public HttpClient Client(bool signedIn = true, string permissions = "")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add("X-Person", signedIn ? "Ada Lovelace" : "");
        client.DefaultRequestHeaders.Add("X-Permissions", permissions);
        return client;
    }

    public async Task<IDocument> PageAsync(string path, HttpClient? client = null)
    {
        using var newClient = client is null ? Client() : null;
        using var response = await (client ?? newClient!).GetAsync(new Uri(path, UriKind.Relative));
        return await ParseAsync(response);
    }

    public static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
