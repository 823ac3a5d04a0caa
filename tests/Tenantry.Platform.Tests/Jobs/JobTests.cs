using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NSubstitute;
using Tenantry.Platform.Jobs;

namespace Tenantry.Platform.Tests.Jobs;

public sealed class JobTests
{
    private static readonly TenantId[] Tenants = [TenantId.New(TimeProvider.System), TenantId.New(TimeProvider.System),
        TenantId.New(TimeProvider.System)];

    [Fact]
    public async Task BackgroundJob_RunsForTheTenantThatEnqueuedIt()
    {
        await using var app = await StartAsync();
        await using (var scope = app.For(Tenants[1]))
        {
            await scope.Get<IBackgroundJobs>().EnqueueAsync<Remember, string>("hello");
        }

        var log = app.Services.GetRequiredService<Log>();
        await Eventually.HoldsAsync(() => Task.FromResult(!log.Lines.IsEmpty), "the job ran", TimeSpan.FromSeconds(20));
        log.Lines.ShouldBe([(Tenants[1], "hello")]);
    }

    [Fact]
    public async Task UnregisteredJob_IsRejected_WithTheMissingCall()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.For(Tenants[0]);
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<IBackgroundJobs>()
            .EnqueueAsync<Remember, string>("hello"));
        exception.Message.ShouldContain("AddBackgroundJob<Remember, String>");
    }

    [Fact]
    public async Task RecurringJobPerTenant_RunsForEachTenant_EvenIfOneFails_AndIsRecorded()
    {
        await using var app = await StartAsync();
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.each")).ShouldBeTrue();
        var log = app.Services.GetRequiredService<Log>();
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(app,
            "jobs.job_run where name = 'test.each' and not succeeded") == 1, "the run is recorded", TimeSpan.FromSeconds(20));
        log.Lines.ShouldBe([(Tenants[0], $"Tenant {Tenants[0]}"), (Tenants[2], $"Tenant {Tenants[2]}")], ignoreOrder: true);
    }

    [Fact]
    public async Task UnknownRecurringJob_IsNotRun()
    {
        await using var app = await StartAsync();
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.none")).ShouldBeFalse();
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(builder =>
    {
        builder.Services.AddSingleton<Log>();
        builder.Services.Replace(ServiceDescriptor.Singleton(ThreeTenants()));
        builder.Services.AddBackgroundJob<Remember, string>();
        builder.Services.AddRecurringJob<Each>("test.each", "0 0 3 1 1 ?", JobScope.EachTenant, "Remembers each tenant.");
    });

    private static ITenants ThreeTenants()
    {
        var directory = Substitute.For<ITenants>();
        directory.ListNamesAsync(default).ReturnsForAnyArgs(_ => Tenants
            .Select(tenant => new TenantName(tenant, $"Tenant {tenant}")).ToAsyncEnumerable());
        return directory;
    }

    private sealed class Log
    {
        public ConcurrentQueue<(TenantId? Tenant, string Word)> Lines { get; } = new();
    }

    private sealed class Remember(Log log, ICurrentTenant current) : IBackgroundJob<string>
    {
        public Task RunAsync(string args, CancellationToken ct)
        {
            log.Lines.Enqueue((current.Id, args));
            return Task.CompletedTask;
        }
    }

    private sealed class Each(Log log, ICurrentTenant current) : IRecurringJob
    {
        public Task RunAsync(CancellationToken ct)
        {
            if (current.Id == Tenants[1])
            {
                throw new InvalidOperationException("This tenant's data is broken.");
            }

            log.Lines.Enqueue((current.Id, current.Name!));
            return Task.CompletedTask;
        }
    }
}
