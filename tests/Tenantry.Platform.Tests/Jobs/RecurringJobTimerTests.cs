using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Platform.Jobs;

namespace Tenantry.Platform.Tests.Jobs;

/// <summary>Verifies recurring jobs in a host without a scheduler.</summary>
public sealed class RecurringJobTimerTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task DueTime_RunsOnOneNodeOnly()
    {
        var runs = new Runs();
        await using var first = await StartAsync(runs);
        await using var second = await StartAsync(runs, first);
        for (var minute = 1; minute <= 5; minute++)
        {
            first.Clock.Advance(TimeSpan.FromMinutes(1));
            await RunsAsync(runs, minute, first, second);
        }

        await IsNotDueAsync(first);
        runs.Count.ShouldBe(5);
    }

    [Fact]
    public async Task DueTimesThatPassedWhileNoNodeRan_RunTheJobOnce()
    {
        var runs = new Runs();
        var first = await StartAsync(runs);
        var (database, clock) = (first.ConnectionString, first.Clock);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(first, "platform.job_schedule") > 0,
            "the job is scheduled", Timeout);
        await first.DisposeAsync();
        clock.Advance(TimeSpan.FromHours(3));
        await using var second = await StartAsync(runs, database, clock);
        await RunsAsync(runs, 1, second);
        await IsNotDueAsync(second);
        runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task StartingNode_KeepsTheDueTimeOfAnUnchangedSchedule()
    {
        var runs = new Runs();
        var first = await StartAsync(runs);
        var (database, clock) = (first.ConnectionString, first.Clock);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(first, "platform.job_schedule") > 0,
            "the job is scheduled", Timeout);
        await ExecuteAsync(first, "update platform.job_schedule set due_at = '2027-01-01T00:00:00Z' where name = 'test.count'");
        await first.DisposeAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var second = await StartAsync(runs, database, clock);
        await HasRunAsync(second);
        (await Outbox.OutboxApp.CountAsync(second, "platform.job_schedule where name = 'test.count' and due_at = '2027-01-01T00:00:00Z'"))
            .ShouldBe(1);
        runs.Count.ShouldBe(0);
    }

    [Fact]
    public async Task RunThatNeverEnded_IsTakenOver_AfterItsLease()
    {
        var runs = new Runs();
        await using var app = await StartAsync(runs);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(app, "platform.job_schedule") > 0,
            "the job is scheduled", Timeout);
        await ExecuteAsync(app, "update platform.job_schedule set running_until = '2026-01-31T10:04:00Z' where name = 'test.count'");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await HasRunAsync(app);
        runs.Count.ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await RunsAsync(runs, 1, app);
    }

    [Fact]
    public async Task RunNow_RunsInAdditionToTheSchedule_AndAnUnknownJobIsNotRun()
    {
        var runs = new Runs();
        await using var app = await StartAsync(runs);
        await Eventually.HoldsAsync(async () => await Outbox.OutboxApp.CountAsync(app, "platform.job_schedule") > 0,
            "the job is scheduled", Timeout);
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.count")).ShouldBeTrue();
        await RunsAsync(runs, 1, app);
        (await app.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("test.none")).ShouldBeFalse();
    }

    [Fact]
    public async Task BackgroundJob_IsRejected_WithThePackageThatRunsIt()
    {
        await using var app = await StartAsync(new Runs());
        await using var scope = app.For(TenantId.New(TimeProvider.System));
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<IBackgroundJobs>()
            .EnqueueAsync<Later, string>("hello"));
        exception.Message
            .ShouldBe("Later needs a scheduler. Call AddJobs() of the package Tenantry.Jobs, or register another IBackgroundJobs.");
    }

    [Fact]
    public void InvalidCronExpression_IsReportedWithTheJob() => Should.Throw<InvalidOperationException>(
        () => JobSchedule.Next(new RecurringJob("test.wrong", typeof(Count), "every day", JobScope.Once, "Is wrong."),
            DateTimeOffset.UnixEpoch)).Message
        .ShouldStartWith("The schedule 'every day' of job test.wrong is not a cron expression of six fields");

    private static Task<TestApp> StartAsync(Runs runs, TestApp other) => StartAsync(runs, other.ConnectionString, other.Clock);

    private static Task<TestApp> StartAsync(Runs runs, string? database = null, FakeTimeProvider? clock = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(runs);
            builder.Services.AddRecurringJob<Count>("test.count", "0 * * * * ?", JobScope.Once, "Counts.");
            // Registered later and so checked later: after it has run, the loop has passed the first job.
            builder.Services.AddSingleton<Marks>();
            builder.Services.AddRecurringJob<Mark>("test.mark", "0 * * * * ?", JobScope.Once, "Marks that the loop ran.");
        },
        connectionString: database,
        clock: clock,
        withJobs: false);

    // A node wakes by real time, but the clock of a test moves only when it is advanced.
    private static Task RunsAsync(Runs runs, int count, params TestApp[] nodes) => Eventually.HoldsAsync(
        () =>
        {
            Array.ForEach(nodes, Wake);
            return Task.FromResult(runs.Count == count);
        },
        $"run {count}",
        Timeout);

    // A job runs only after its due time. If the due time has not passed, there is no further run.
    private static Task IsNotDueAsync(TestApp app) => Eventually.HoldsAsync(
        async () => await Outbox.OutboxApp.CountAsync(
            app, $"platform.job_schedule where name = 'test.count' and running_until is null and due_at > '{app.Clock.GetUtcNow():O}'")
            == 1,
        "the run has ended and the next one is not due",
        Timeout);

    private static Task HasRunAsync(TestApp app) => Eventually.HoldsAsync(
        () =>
        {
            Wake(app);
            return Task.FromResult(app.Services.GetRequiredService<Marks>().Count > 0);
        },
        "the loop ran",
        Timeout);

    private static void Wake(TestApp app) => app.Services.GetRequiredService<Backplane.NodeBackplane>().Publish("recurring_job");

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
