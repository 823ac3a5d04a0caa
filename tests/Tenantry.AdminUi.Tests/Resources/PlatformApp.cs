using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Emailing;
using Tenantry.Emailing.Pages;
using Tenantry.Jobs.Pages;
using Tenantry.Kernel;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Settings;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Resources;

/// <summary>Runs a host with the platform and its pages on a real database, and with the resources of a fictional module.</summary>
public sealed class PlatformApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = default!;

    public static TenantId Tenant { get; } = new(Guid.Parse("01900000-0000-7000-8000-0000000000b1"));

    /// <summary>The header that specifies the tenant of a request.</summary>
    public const string TenantHeader = "X-Tenant";

    internal Widgets Widgets => App.Services.GetRequiredService<Widgets>();

    public async ValueTask InitializeAsync() => App = await StartAsync();

    public static Task<TestApp> StartAsync(Action<WebApplicationBuilder>? add = null, string? connectionString = null) =>
        TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddAuthentication(CookieAuthenticationHandler.Scheme)
                .AddScheme<AuthenticationSchemeOptions, CookieAuthenticationHandler>(CookieAuthenticationHandler.Scheme, null);
            builder.Services.AddPermissions(Widgets.Permissions);
            builder.Services.AddSingleton<Widgets>();
            builder.Services.AddEmailTemplates("test", typeof(PlatformApp).Assembly);
            builder.Services.AddRecurringJob<IdleJob>("test.tidy_up", "0 0 3 * * ?", JobScope.Once, "Cleans up after the tests.");
            builder.Services.AddRecurringJob<FailingJob>("test.fails", "0 0/15 * * * ?", JobScope.Once, "Always fails.");
            builder.Services.AddSingleton(new SettingDefinition("test.greeting", "Hello", "Greeting", "The beginning of every email."));
            builder.Services.AddSingleton(new SettingDefinition("test.motto", "", "Motto", "The end of every email."));
            builder.Services.AddResource(Widgets.Operator).AddResource(Widgets.Space).AddResource(Widgets.Empty).AddResource(Widgets.Broken)
                .AddResource(Widgets.HandWritten);
            builder.Services.AddPlatformPages().AddEmailingPages().AddJobsPages();
            builder.Services.AddAdminUi().AddPages(typeof(PlatformApp).Assembly).Configure(options => options.ProductName = "Acme Academy");
            add?.Invoke(builder);
        },
        app =>
        {
            app.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
                return next(context);
            });
            app.Use(async (context, next) =>
            {
                var tenant = Guid.TryParse(context.Request.Headers[TenantHeader], out var id) ? new TenantId(id) : (TenantId?)null;
                using var change = context.RequestServices.GetRequiredService<ICurrentTenant>().Change(tenant);
                await next(context);
            });
            app.UseAdminUi();
            app.MapAdminUi();
            app.MapEmailingPages();
            app.Map("/hit/{element}", (string element, Widgets widgets) => widgets.Hits.Enqueue(element));
        },
        connectionString);

    /// <summary>
    /// Creates a client with cookies that is anonymous, signed in as <c>operator</c>, or signed in with a role of the tenant.
    /// </summary>
    public HttpClient As(string? user)
    {
        var cookies = new CookieContainer();
        if (user is not null)
        {
            cookies.Add(App.Address, new Cookie(CookieAuthenticationHandler.Cookie, user));
        }

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = App.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    public async Task<IDocument> PageAsync(string path, string? user = "operator", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = As(user);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(expected, path);
        return await AdminUiApp.ParseAsync(response);
    }

    /// <summary>Opens a confirmation page, fills in its form and submits it.</summary>
    public async Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string path, string? reason = null, string? postTo = null)
    {
        using var before = await client.GetAsync(new Uri(path, UriKind.Relative));
        before.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var form = (await AdminUiApp.ParseAsync(before)).QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        fields.Add(KeyValuePair.Create("reason", reason ?? ""));
        using var body = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(postTo ?? path, UriKind.Relative), body);
    }

    /// <summary>Queues an email like a module and waits until it is sent.</summary>
    public async Task SendEmailAsync(string to, string name, TenantId? tenant = null)
    {
        await using (var scope = App.For(tenant ?? Tenant))
        {
            await scope.Get<IEmailSender>().QueueAsync(
                new EmailMessage("test.confirm", to, new Dictionary<string, object?>
                    { ["name"] = name, ["link"] = $"https://acme.example/confirm?for={to}" }, to), default);
        }

        await Eventually.HoldsAsync(async () =>
            (long)(await SqlAsync("select count(*) from emailing.email where \"to\" = $1 and status = 'Sent'", to))! == 1,
            $"the email to {to} is sent");
    }

    /// <summary>Queries the database as its owner.</summary>
    public async Task<object?> SqlAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(App.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

internal sealed class IdleJob : IRecurringJob
{
    public Task RunAsync(CancellationToken ct) => Task.CompletedTask;
}

internal sealed class FailingJob : IRecurringJob
{
    public Task RunAsync(CancellationToken ct) => throw new InvalidOperationException("The <b>disk</b> is full");
}
