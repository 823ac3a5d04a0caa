using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Emailing;
using Tenantry.Jobs;
using Tenantry.Platform;
using Tenantry.Platform.Data;

namespace Tenantry.Testing;

/// <summary>
/// A real host with the platform and the modules that a test adds, on a free port, a database of its own and a fake clock. Starting one
/// takes about as long
/// as ten tests: share one for a test assembly, and take a fresh tenant for each test.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private TestApp(WebApplication app, string connectionString, FakeTimeProvider clock) => (App, ConnectionString, Clock) = (app, connectionString, clock);

    /// <summary>Gets the host.</summary>
    public WebApplication App { get; }

    /// <summary>Gets the connection string of the database's owner, whom no filter and no row-level security restricts.</summary>
    public string ConnectionString { get; }

    /// <summary>Gets the clock of the application. It stays at 31 January 2026, 10:00 UTC, until a test advances it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Gets the services of the host.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Gets the address at which the host listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <summary>Starts a host in the environment Development. The platform, jobs and email with the local inbox are added.</summary>
    /// <param name="add">Adds the modules under test.</param>
    /// <param name="map">Maps them.</param>
    /// <param name="connectionString">A database to use again; null creates a fresh one, with the schema of every module.</param>
    /// <param name="settings">Settings, such as <c>Tenantry:Billing:GracePeriod</c>.</param>
    /// <param name="clock">A clock to use again; null creates one.</param>
    /// <param name="withJobs">Whether the host has a scheduler.</param>
    /// <returns>The running host.</returns>
    public static async Task<TestApp> StartAsync(
        Action<WebApplicationBuilder>? add = null, Action<WebApplication>? map = null, string? connectionString = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null, FakeTimeProvider? clock = null, bool withJobs = true)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero));
        settings = [.. settings ?? []];
        connectionString ??= await PostgresForTests.CreateDatabaseAsync(await SchemaAsync(add, settings, withJobs));
        var app = Describe(add, settings, connectionString, clock, withJobs).Build();
        app.MapPlatform();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestApp(app, connectionString, clock);
    }

    private static WebApplicationBuilder Describe(
        Action<WebApplicationBuilder>? add, IEnumerable<KeyValuePair<string, string?>> settings, string connectionString, TimeProvider clock, bool withJobs)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Tenantry", (string?)connectionString)]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.AddPlatform();
        builder.AddEmailing().UseLocalInbox();
        if (withJobs)
        {
            builder.AddJobs();
        }

        add?.Invoke(builder);
        return builder;
    }

    // Migrating takes longer than most tests: each set of modules is migrated once and copied. It is not seeded, for seeds differ between tests.
    private static Task<string> SchemaAsync(Action<WebApplicationBuilder>? add, IEnumerable<KeyValuePair<string, string?>> settings, bool withJobs)
    {
        var modules = Describe(add, settings, "Host=nowhere", TimeProvider.System, withJobs).Services
            .Select(service => service.ServiceType)
            .Where(type => type.IsSubclassOf(typeof(DbContext)))
            .Select(type => type.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var name = string.Create(CultureInfo.InvariantCulture, $"schema_{string.GetHashCode(string.Join('+', modules), StringComparison.Ordinal):x8}");
        return PostgresForTests.TemplateAsync(name, async connectionString =>
        {
            var builder = Describe(add, settings, connectionString, TimeProvider.System, withJobs);
            builder.Services.RemoveAll<IDataSeedContributor>();
            await using var app = builder.Build();
            await app.MigrateAsync();
        });
    }

    /// <summary>Creates the id of a tenant that no other test knows.</summary>
    /// <returns>The id.</returns>
    public TenantId NewTenant() => TenantId.New(Clock);

    /// <summary>Opens a scope of services in which a tenant is the current one.</summary>
    /// <param name="tenant">The tenant; null for none.</param>
    /// <returns>The scope. Dispose it in the method that opened it.</returns>
    public TenantScope For(TenantId? tenant) => new(Services.CreateAsyncScope(), Services.GetRequiredService<ICurrentTenant>().Change(tenant));

    /// <summary>Creates a client that keeps no cookies and follows no redirects.</summary>
    /// <returns>The client.</returns>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Creates a client that keeps cookies, as a browser does, and follows no redirects.</summary>
    /// <returns>The client.</returns>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
