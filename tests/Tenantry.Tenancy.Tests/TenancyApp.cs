using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.AdminUi;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Pages;
using Tenantry.Tenancy.Tests.People;

[assembly: AssemblyFixture(typeof(Tenantry.Tenancy.Tests.TenancyApp))]

namespace Tenantry.Tenancy.Tests;

/// <summary>Represents the tenant and the user of a request, as the probe endpoint returns them.</summary>
public sealed record RequestInfo(Guid? Tenant, string? TenantName, string? Name, string? Role, bool IsOperator, string Actor);

/// <summary>
/// Runs a real host with tenancy and the page layouts. All tests that do not advance the clock share it; each test creates its own users.
/// </summary>
public sealed class TenancyApp : IAsyncLifetime
{
    private static int _users;

    public TestApp App { get; private set; } = default!;

    public LogLines Logs { get; } = new();

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [new("Tenantry:Tenancy:BaseDomain", "shops.test")];

    public string? ConnectionString { get; init; }

    /// <summary>Configures tenancy for a separate host.</summary>
    public Action<TenancyBuilder>? ConfigureTenancy { get; init; }

    /// <summary>Receives the events of tenancy, if a test needs them.</summary>
    public ConcurrentQueue<(object Event, TenantId Tenant)>? ReceivedEvents { get; init; }

    public static async Task<TenancyApp> StartAsync(string? connectionString = null, params (string Name, string? Value)[] settings)
    {
        var app = new TenancyApp
        {
            ConnectionString = connectionString,
            Settings = settings.Select(setting => KeyValuePair.Create("Tenantry:Tenancy:" + setting.Name, setting.Value)),
        };
        await app.InitializeAsync();
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        var database = ConnectionString ?? await PostgresForTests.CreateDatabaseAsync(
            await PostgresForTests.TemplateAsync("tenancy", async connection => await (await TestApp.StartAsync(
                builder => builder.AddTenancy(), app => app.UseTenancy(), connection,
                [new("Tenantry:Tenancy:OperatorPassword", Password)])).DisposeAsync()));
        App = await TestApp.StartAsync(Add, Map, database, Settings);
    }

    public const string Password = "correct horse battery";

    public static string NewEmail() => FormattableString.Invariant($"person{Interlocked.Increment(ref _users)}@example.com");

    public TestBrowser Browser(string? host = null) => new(App.Address, host);

    /// <summary>Signs up a new user in a new browser and confirms the email address. The user stays signed in.</summary>
    public async Task<(TestBrowser Browser, string Email, TenantId Tenant)> MemberAsync(string? workspace = null, string? host = null)
    {
        var email = NewEmail();
        var browser = Browser(host);
        await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", Password), ("Input.Workspace", workspace ?? ""));
        var mail = await GetEmailAsync(email, "tenancy.confirm");
        await browser.SendAsync(mail.Link);
        return (browser, email, new TenantId((await browser.GetRequestInfoAsync()).Tenant!.Value));
    }

    /// <summary>Gets the newest email to an address.</summary>
    public async Task<TestEmail> GetEmailAsync(string to, string template) => await App.EmailsAsync(to, template) is [.., var newest]
        ? newest
        : throw new InvalidOperationException($"No email '{template}' was sent to {to}.");

    /// <summary>Runs SQL as the owner of the database.</summary>
    public async Task<object?> SqlAsync(string sql, params object[] values)
    {
        await using var connection = await OwnerAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    /// <summary>Adds a user to another tenant.</summary>
    public Task JoinAsync(string email, TenantId tenant, string role) => SqlAsync(
        "insert into tenancy.membership (tenant_id, user_id, role, joined_at) select $1, id, $2, now() from tenancy.user where email = $3",
        tenant.Value, role, email);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private async Task<NpgsqlConnection> OwnerAsync()
    {
        var connection = new NpgsqlConnection(App.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private void Add(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddProvider(Logs);
        builder.Services.AddAdminUi();
        var tenancy = builder.AddTenancy();
        builder.Services.AddTenancyPages();
        ConfigureTenancy?.Invoke(tenancy);
        if (ReceivedEvents is { } receivedEvents)
        {
            builder.Services.AddSingleton(receivedEvents);
            builder.Services.AddEventHandler<TenantCreated, Listener>().AddEventHandler<EmailConfirmed, Listener>();
        }
    }

    private static void Map(WebApplication app)
    {
        app.UseTenancy();
        app.UseAuthorization();
        app.UseAdminUi();
        app.MapTenancy();
        app.MapTenancyPages();
        app.MapAdminUi();
        app.MapGet("/probe", (ICurrentTenant tenant, ICurrentUser user, ClaimsPrincipal principal) => new RequestInfo(
            tenant.Id?.Value, tenant.Name, principal.Identity?.Name, principal.FindFirstValue(TenantryClaims.Role),
            user.IsOperator, user.Actor));
        app.MapGet("/probe/plan", (ClaimsPrincipal principal) => principal.FindFirstValue("plan"))
            .RequireAuthorization(policy => policy.RequireClaim("plan"));
        app.MapGet("/probe/members", () => "in").RequirePermission(TenancyPermissions.ViewMembers);
        app.MapGet("/probe/operators", () => "in").RequirePermission(TenancyPermissions.ViewTenants);
        app.MapGet("/probe/permission/{name}", async (string name, ClaimsPrincipal principal, IPermissionChecker checker) =>
            await checker.IsGrantedAsync(principal, name));
        app.MapGet("/space", () => TypedResults.Text("<p>space</p>", "text/html")).RequireAuthorization();
    }
}

/// <summary>Collects log messages.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string All => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
