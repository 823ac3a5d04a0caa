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

/// <summary>A host with the platform and its pages on a real database, and resources of a module that the tests make up.</summary>
public sealed class PlatformApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = default!;

    public static TenantId Tenant { get; } = new(Guid.Parse("01900000-0000-7000-8000-0000000000b1"));

    /// <summary>Names the tenant of a request, as the tenancy module would find it.</summary>
    public const string TenantHeader = "X-Tenant";

    internal Widgets Widgets => App.Services.GetRequiredService<Widgets>();

    public async ValueTask InitializeAsync() => App = await StartAsync();

    public static Task<TestApp> StartAsync(Action<WebApplicationBuilder>? add = null, string? connectionString = null) =>
        TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddAuthentication(Signed.Scheme).AddScheme<AuthenticationSchemeOptions, Signed>(Signed.Scheme, null);
            builder.Services.AddPermissions(Widgets.Permissions);
            builder.Services.AddSingleton<Widgets>();
            builder.Services.AddEmailTemplates("test", typeof(PlatformApp).Assembly);
            builder.Services.AddRecurringJob<QuietJob>("test.tidy_up", "0 0 3 * * ?", JobScope.Once, "Tidies up what the tests leave.");
            builder.Services.AddRecurringJob<LoudJob>("test.fails", "0 0/15 * * * ?", JobScope.Once, "Fails, to be seen failing.");
            builder.Services.AddSingleton(new SettingDefinition("test.greeting", "Hello", "Greeting", "What mails begin with."));
            builder.Services.AddSingleton(new SettingDefinition("test.motto", "", "Motto", "What mails end with."));
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
            app.Map("/hit/{what}", (string what, Widgets widgets) => widgets.Hits.Enqueue(what));
        },
        connectionString);

    /// <summary>A browser that keeps cookies; nobody, <c>operator</c>, or a role of the tenant.</summary>
    public HttpClient As(string? who)
    {
        var cookies = new CookieContainer();
        if (who is not null)
        {
            cookies.Add(App.Address, new Cookie(Signed.Cookie, who));
        }

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = App.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    public async Task<IDocument> PageAsync(string path, string? who = "operator", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = As(who);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(expected, path);
        return await AdminUiApp.ParseAsync(answer);
    }

    /// <summary>Opens a confirmation page, fills its form and posts it.</summary>
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

    /// <summary>Queues a mail as a module would, and waits until it was handed over.</summary>
    public async Task MailAsync(string to, string name, TenantId? tenant = null)
    {
        await using (var scope = App.For(tenant ?? Tenant))
        {
            await scope.Get<IEmailSender>().QueueAsync(
                new EmailMessage("test.confirm", to, new Dictionary<string, object?>
                    { ["name"] = name, ["link"] = $"https://acme.example/confirm?for={to}" }, to), default);
        }

        await Eventually.HoldsAsync(async () =>
            (long)(await SqlAsync("select count(*) from emailing.email where \"to\" = $1 and status = 'Sent'", to))! == 1, $"mail to {to}");
    }

    /// <summary>Asks the database as its owner.</summary>
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

internal sealed class QuietJob : IRecurringJob
{
    public Task RunAsync(CancellationToken ct) => Task.CompletedTask;
}

internal sealed class LoudJob : IRecurringJob
{
    public Task RunAsync(CancellationToken ct) => throw new InvalidOperationException("The <b>disk</b> is full");
}
