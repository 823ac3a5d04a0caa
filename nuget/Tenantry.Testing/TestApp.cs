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
/// Represents a real host with the platform and the modules under test, on a free port, with its own database and a fake clock. Starting a
/// host takes about as long as ten tests, so share one in a test assembly and use a new tenant for each test.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private TestApp(WebApplication app, string connectionString, FakeTimeProvider clock) =>
        (App, ConnectionString, Clock) = (app, connectionString, clock);

    /// <summary>Gets the host.</summary>
    public WebApplication App { get; }

    /// <summary>Gets the connection string of the database owner, which no filter and no row-level security restricts.</summary>
    public string ConnectionString { get; }

    /// <summary>Gets the clock of the host. It starts at January 31, 2026, 10:00 UTC and moves only when a test advances it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Gets the services of the host.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Gets the address on which the host listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <summary>Starts a host in the Development environment, with the platform, jobs, and email with the local inbox.</summary>
    /// <param name="add">The delegate that adds the modules under test.</param>
    /// <param name="map">The delegate that maps the modules.</param>
    /// <param name="connectionString">The connection string of an existing database, or <see langword="null"/> to create a database with
    /// the schema of every module.</param>
    /// <param name="settings">The configuration settings, such as <c>Tenantry:Billing:GracePeriod</c>.</param>
    /// <param name="clock">An existing clock, or <see langword="null"/> to create one.</param>
    /// <param name="withJobs"><see langword="true"/> to add the scheduler.</param>
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
        Action<WebApplicationBuilder>? add, IEnumerable<KeyValuePair<string, string?>> settings, string connectionString,
        TimeProvider clock, bool withJobs)
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

    // Migrating takes longer than most tests, so each set of modules is migrated once and copied. The template is not seeded, because seeds
    // differ between tests.
    private static Task<string> SchemaAsync(Action<WebApplicationBuilder>? add,
        IEnumerable<KeyValuePair<string, string?>> settings, bool withJobs)
    {
        var modules = Describe(add, settings, "Host=nowhere", TimeProvider.System, withJobs).Services
            .Select(service => service.ServiceType)
            .Where(type => type.IsSubclassOf(typeof(DbContext)))
            .Select(type => type.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var name = string.Create(CultureInfo.InvariantCulture,
            $"schema_{string.GetHashCode(string.Join('+', modules), StringComparison.Ordinal):x8}");
        return PostgresForTests.TemplateAsync(name, async connectionString =>
        {
            var builder = Describe(add, settings, connectionString, TimeProvider.System, withJobs);
            builder.Services.RemoveAll<IDataSeedContributor>();
            await using var app = builder.Build();
            await app.MigrateAsync();
        });
    }

    /// <summary>Creates the ID of a new tenant.</summary>
    /// <returns>The ID.</returns>
    public TenantId NewTenant() => TenantId.New(Clock);

    /// <summary>Creates a service scope with a current tenant.</summary>
    /// <param name="tenant">The tenant, or <see langword="null"/> for none.</param>
    /// <returns>The scope. Dispose it in the method that created it.</returns>
    public TenantScope For(TenantId? tenant) =>
        new(Services.CreateAsyncScope(), Services.GetRequiredService<ICurrentTenant>().Change(tenant));

    /// <summary>Creates an HTTP client that keeps no cookies and follows no redirects.</summary>
    /// <returns>The client.</returns>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Creates an HTTP client that keeps cookies and follows no redirects.</summary>
    /// <returns>The client.</returns>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
