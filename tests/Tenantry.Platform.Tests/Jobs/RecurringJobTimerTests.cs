using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Platform.Jobs;

namespace Tenantry.Platform.Tests.Jobs;

/// <summary>Recurring jobs of a host without a scheduler.</summary>
public sealed class RecurringJobTimerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task DueTime_RunsOnOneNodeOnly()
    {
        var runs = new Runs();
        await using var testApp = await StartAsync(runs);
        await using var two = await StartAsync(runs, testApp);
        for (var minute = 1; minute <= 5; minute++)
        {
            testApp.Clock.Advance(TimeSpan.FromMinutes(1));
            await RunsAsync(runs, minute, testApp, two);
        }

        await IsNotDueAsync(testApp);
        runs.Count.ShouldBe(5);
    }

    [Fact]
    public async Task TimesThatPassedWhileNoNodeRan_AreMadeUpForOnce()
    {
        var runs = new Runs();
        var first = await StartAsync(runs);
        var (database, clock) = (first.ConnectionString, first.Clock);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(first, "platform.job_schedule") > 0, "the job is scheduled", Patience);
        await first.DisposeAsync();
        clock.Advance(TimeSpan.FromHours(3));
        await using var second = await StartAsync(runs, database, clock);
        await RunsAsync(runs, 1, second);
        await IsNotDueAsync(second);
        runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunThatNeverEnded_IsTakenOver_AfterItsLease()
    {
        var runs = new Runs();
        await using var app = await StartAsync(runs);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(app, "platform.job_schedule") > 0, "the job is scheduled", Patience);
        await ExecuteAsync(app, "update platform.job_schedule set running_until = '2026-01-31T10:04:00Z' where name = 'test.count'");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await MarkedAsync(app);
        runs.Count.ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await RunsAsync(runs, 1, app);
    }

    [Fact]
    public async Task RunNow_RunsBesidesTheSchedule_AndAnUnknownJobIsNotRun()
    {
        var runs = new Runs();
        await using var app = await StartAsync(runs);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(app, "platform.job_schedule") > 0, "the job is scheduled", Patience);
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.count")).ShouldBeTrue();
        await RunsAsync(runs, 1, app);
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.none")).ShouldBeFalse();
    }

    [Fact]
    public async Task BackgroundJob_IsRefused_WithThePackageThatRunsIt()
    {
        await using var app = await StartAsync(new Runs());
        await using var scope = app.For(TenantId.New(TimeProvider.System));
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<IBackgroundJobs>().EnqueueAsync<Later, string>("hello"));
        refused.Message.ShouldBe("Later needs a scheduler. Call AddJobs() of the package Tenantry.Jobs, or register another IBackgroundJobs.");
    }

    [Fact]
    public void ScheduleThatIsNoCronExpression_NamesTheJob() => Should.Throw<InvalidOperationException>(
        () => JobSchedule.Next(new RecurringJob("test.wrong", typeof(Count), "every day", JobScope.Once, "Is wrong."), DateTimeOffset.UnixEpoch)).Message
        .ShouldStartWith("The schedule 'every day' of job test.wrong is not a cron expression of six fields");

    private static Task<TestApp> StartAsync(Runs runs, TestApp other) => StartAsync(runs, other.ConnectionString, other.Clock);

    private static Task<TestApp> StartAsync(Runs runs, string? database = null, FakeTimeProvider? clock = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(runs);
            builder.Services.AddRecurringJob<Count>("test.count", "0 * * * * ?", JobScope.Once, "Counts.");
            // Registered later, and so looked at later: once it ran, the loop has passed the first job.
            builder.Services.AddSingleton<Marks>();
            builder.Services.AddRecurringJob<Mark>("test.mark", "0 * * * * ?", JobScope.Once, "Marks that the loop ran.");
        },
        connectionString: database,
        clock: clock,
        withJobs: false);

    // A node wakes by real time, and the clock of a test does not move by itself.
    private static Task RunsAsync(Runs runs, int count, params TestApp[] nodes) => Eventually.HoldsAsync(
        () =>
        {
            Array.ForEach(nodes, Wake);
            return Task.FromResult(runs.Count == count);
        },
        $"run {count}",
        Patience);

    // A run needs a due time that has passed: with none, there is no further one.
    private static Task IsNotDueAsync(TestApp app) => Eventually.HoldsAsync(
        async () => await Outbox.OutboxApp.CountAsync(
            app, $"platform.job_schedule where name = 'test.count' and running_until is null and due_at > '{app.Clock.GetUtcNow():O}'") == 1,
        "the run has ended and the next one is not due",
        Patience);

    private static Task MarkedAsync(TestApp app) => Eventually.HoldsAsync(
        () =>
        {
            Wake(app);
            return Task.FromResult(app.Services.GetRequiredService<Marks>().Count > 0);
        },
        "the loop ran",
        Patience);

    private static void Wake(TestApp app) => app.Services.GetRequiredService<Signals.NodeSignals>().Send("recurring_job");

    private static async Task ExecuteAsync(TestApp app, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private class Runs
    {
        private int _count;

        public int Count => _count;

        public void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class Count(Runs runs) : IRecurringJob
    {
        public Task RunAsync(CancellationToken ct)
        {
            runs.Add();
            return Task.CompletedTask;
        }
    }

    private sealed class Marks : Runs;

    private sealed class Mark(Marks marks) : IRecurringJob
    {
        public Task RunAsync(CancellationToken ct)
        {
            marks.Add();
            return Task.CompletedTask;
        }
    }

    private sealed class Later : IBackgroundJob<string>
    {
        public Task RunAsync(string args, CancellationToken ct) => Task.CompletedTask;
    }
}
