using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Loops;
using Tenantry.Platform.Settings;
using Tenantry.Platform.Tests.Connections;

namespace Tenantry.Platform.Tests.Loops;

/// <summary>Verifies that a host survives a database that goes away, and waits for one that isn't there yet.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);
    private static readonly TenantId Tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task Host_SurvivesAnOutage_RespondsUnavailable_AndRecoversAlone()
    {
        await using var server = new OwnServer();
        var database = await server.StartAsync();
        await using var app = await StartAsync(database);
        using var client = app.Client();
        (await StatusAsync(client, "/health")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/api/count")).ShouldBe(HttpStatusCode.OK);

        for (var outage = 0; outage < 3; outage++)
        {
            await server.StopAsync();
            await Eventually.HoldsAsync(
                async () => await StatusAsync(client, "/health") == HttpStatusCode.ServiceUnavailable, "the host is unhealthy", Recovery);
            using (var response = await client.GetAsync(new Uri("/api/count", UriKind.Relative), TestContext.Current.CancellationToken))
            {
                response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                response.Headers.RetryAfter.ShouldNotBeNull();
                response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
                (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                    .ShouldContain("platform.database_unavailable");
            }

            app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
            await server.StartAsync();
            await Eventually.HoldsAsync(
                async () => await StatusAsync(client, "/health") == HttpStatusCode.OK
                    && await StatusAsync(client, "/api/count") == HttpStatusCode.OK,
                "the host has recovered", Recovery);
            await Eventually.HoldsAsync(
                () => Task.FromResult(app.Services.GetRequiredService<TickLoop>().Reads > 0), "the loop reads again", Recovery);
            app.Services.GetRequiredService<TickLoop>().Reset();
        }
    }

    [Fact]
    public async Task TenOutagesUnderLoad_LoseNothingThatWasAnsweredWithSuccess()
    {
        await using var server = new OwnServer();
        await using var app = await StartAsync(await server.StartAsync());
        using var client = app.Client();
        using var end = new CancellationTokenSource();
        var stored = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        var load = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var index = 0; !end.IsCancellationRequested; index++)
            {
                var name = $"load.{writer}.{index}";
                using var response = await client.PostAsync(new Uri("/api/store/" + name, UriKind.Relative), null);
                statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
                if (response.IsSuccessStatusCode)
                {
                    stored.Add(name);
                }
            }
        })).ToList();
        for (var outage = 0; outage < 10; outage++)
        {
            await server.StopAsync();
            await server.StartAsync();
            var before = stored.Count;
            await Eventually.HoldsAsync(() => Task.FromResult(stored.Count > before), $"requests succeed after outage {outage}", Recovery);
        }

        await end.CancelAsync();
        await Task.WhenAll(load);
        statuses.Keys.ShouldBeSubsetOf([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);
        await using var scope = app.For(Tenant);
        var found = await scope.Get<PlatformDbContext>().Set<SettingValue>().Select(row => row.Name).ToHashSetAsync();
        stored.Where(name => !found.Contains(name)).ShouldBeEmpty();
        stored.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Host_StartsWhenTheDatabaseArrives_AndSaysWhatItWaitsFor()
    {
        await using var server = new OwnServer();
        var database = await server.StartAsync();
        await server.StopAsync();
        var lines = new LineLogger();
        var start = StartAsync(database, builder => builder.Logging.AddProvider(lines));
        await Eventually.HoldsAsync(
            () => Task.FromResult(lines.Any("Waiting for the database 127.0.0.1:")), "the host waits", Recovery);
        start.IsCompleted.ShouldBeFalse();
        await server.StartAsync();
        await using var app = await start;
        using var client = app.Client();
        (await StatusAsync(client, "/health")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_GivesUpAfterTheLimit_WithOneLine()
    {
        await using var server = new OwnServer();
        var database = await server.StartAsync();
        await server.StopAsync();
        var failure = await Should.ThrowAsync<TenantryStartException>(() => StartAsync(
            database, settings: [KeyValuePair.Create("Tenantry:DatabaseStartTimeout", (string?)"00:00:01")]));
        failure.Message.ShouldStartWith("ConnectionStrings:Tenantry: the database 127.0.0.1:");
        failure.Message.ShouldContain("Tenantry:DatabaseStartTimeout");
        failure.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("100", "Tenantry:MaxPoolSize: this node can open 303 connections", "at most 8")]
    [InlineData("8", null, null)]
    public async Task PoolsThatTheServerCantServe_AreRefusedAtStart(string size, string? message, string? advice)
    {
        // 30 connections less 3 that are reserved for superusers: three pools of 8 and 3 more are exactly 27.
        await using var server = new OwnServer(maxConnections: 30);
        var database = await server.StartAsync();
        Task<TestApp> Start() => StartAsync(database, settings: [KeyValuePair.Create("Tenantry:MaxPoolSize", (string?)size)]);
        if (message is null)
        {
            await using var app = await Start();
        }
        else
        {
            var failure = await Should.ThrowAsync<TenantryStartException>(Start);
            failure.Message.ShouldStartWith(message);
            failure.Message.ShouldContain(advice!);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static Task<TestApp> StartAsync(
        string database, Action<WebApplicationBuilder>? add = null, IEnumerable<KeyValuePair<string, string?>>? settings = null) =>
        TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<TickLoop>();
                builder.Services.AddHostedService(services => services.GetRequiredService<TickLoop>());
                add?.Invoke(builder);
            },
            app =>
            {
                app.UsePlatform();
                app.MapPost("/api/store/{name}", async (string name, ICurrentTenant current, IServiceScopeFactory scopes) =>
                {
                    using var tenant = current.Change(Tenant);
                    await using var scope = scopes.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                    db.Add(new SettingValue { Name = name, Value = "x" });
                    await db.SaveChangesAsync();
                });
                app.MapGet("/api/count", (PlatformDbContext db) => db.Set<SettingValue>().CountAsync());
            },
            database, [
                KeyValuePair.Create("Tenantry:MasterKey", (string?)PostgresForTests.MasterKey),
                KeyValuePair.Create("Tenantry:Web:RateLimits:Enabled", (string?)"false"),
                .. settings ?? [],
            ]);

    /// <summary>A loop that handles no exception itself.</summary>
    private sealed class TickLoop(IServiceScopeFactory scopes, ILoggerFactory loggers) : BackgroundLoop(loggers)
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public void Reset() => Volatile.Write(ref _reads, 0);

        protected override async Task RunAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<SettingValue>().CountAsync(cancellationToken);
                Interlocked.Increment(ref _reads);
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
