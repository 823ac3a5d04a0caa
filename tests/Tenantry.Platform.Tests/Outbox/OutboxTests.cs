using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Tests.Outbox;

public sealed class OutboxTests
{
    private readonly TenantId _a = TenantId.New(TimeProvider.System);
    private readonly TenantId _b = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task Events_ArriveInOrder_AtEachHandler_EachOnce()
    {
        await using var app = await OutboxApp.StartAsync();
        for (var number = 0; number < 50; number++)
        {
            await app.PublishAsync(_a, new NumberedEvent(number));
            await app.PublishAsync(_b, new NumberedEvent(number));
        }

        await Eventually.HoldsAsync(async () => await app.PendingAsync() == 0, "every event is delivered");
        foreach (var handler in new[] { nameof(FirstHandler), nameof(SecondHandler) })
        {
            app.Recorder().Of(_a, handler).ShouldBe(Enumerable.Range(0, 50));
            app.Recorder().Of(_b, handler).ShouldBe(Enumerable.Range(0, 50));
        }
    }

    [Fact]
    public async Task EventsFromBeforeARestart_WaitUntilEveryServiceHasStarted()
    {
        await using var before = await OutboxApp.StartAsync();
        await before.App.StopAsync(TestContext.Current.CancellationToken);
        await before.PublishAsync(_a, new NumberedEvent(1));
        var slow = new SlowService();
        await using var after = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(slow);
                builder.Services.AddHostedService(_ => slow);
                builder.Services.AddEventHandler<NumberedEvent, DependentHandler>();
            },
            connectionString: before.ConnectionString);
        await Eventually.HoldsAsync(async () => await after.PendingAsync() == 0, "the event is delivered");
        slow.WasReady.ShouldBe([true]);
    }

    [Fact]
    public async Task EventsOfManyTenants_LeaveNoRows()
    {
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["before-a"] = 1;
        var tenants = Enumerable.Range(0, 90).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) => await app.PublishAsync(
            tenant, new NumberedEvent(1), new NumberedEvent(2, tenant == tenants[40] ? "before-a" : ""), new NumberedEvent(3)));
        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        tenants.ShouldAllBe(tenant => app.Recorder().Of(tenant).SequenceEqual(new[] { 1, 2, 3 }));
        await Eventually.HoldsAsync(
            async () => await app.CountAsync("platform.handled_event") + await app.CountAsync("platform.event_delivery") == 0,
            "nothing is left of delivered events");
    }

    [Fact]
    public async Task RolledBackChange_PublishesNothing()
    {
        await using var app = await OutboxApp.StartAsync();
        await using (var scope = app.For(_a))
        {
            var db = scope.Get<PlatformDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new NumberedEvent(1));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await app.PublishAsync(_a, new NumberedEvent(2));
        await Eventually.HoldsAsync(async () => await app.PendingAsync() == 0, "the second event is delivered");
        app.Recorder().Of(_a).ShouldBe([2]);
    }

    [Fact]
    public async Task HandlerThatSavedAndThenFailed_IsNotRepeated()
    {
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["after-a"] = 1;
        await app.PublishAsync(_a, new NumberedEvent(1, "after-a"), new NumberedEvent(2));
        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        app.Recorder().Of(_a).ShouldBe([1, 2]);
        (await app.CountAsync("platform.event_delivery")).ShouldBe(0, "the retry found the mark and succeeded");
        (await app.CountAsync("platform.handled_event")).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwoNodes_DeliverInOrder_EachOnce(bool failing)
    {
        var (database, recorder) = (await PostgresForTests.CreateDatabaseAsync(), new Recorder());
        await using var first = await OutboxApp.StartAsync(database, recorder);
        await using var second = await OutboxApp.StartAsync(database, recorder);
        var tenants = Enumerable.Range(0, 20).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) =>
        {
            for (var number = 0; number < 20; number++)
            {
                var failure = failing && number % 7 == 3 ? $"before-{tenant}-{number}" : "";
                recorder.FailuresLeft[failure] = 1;
                await (number % 2 == 0 ? first : second).PublishAsync(tenant, new NumberedEvent(number, failure));
            }
        });
        await first.AdvanceUntilAsync(async () =>
        {
            second.Clock.Advance(TimeSpan.FromSeconds(1));
            return await first.PendingAsync() == 0;
        });
        foreach (var tenant in tenants)
        {
            recorder.Of(tenant, nameof(FirstHandler)).ShouldBe(Enumerable.Range(0, 20));
            recorder.Of(tenant, nameof(SecondHandler)).ShouldBe(Enumerable.Range(0, 20));
        }
    }
}
