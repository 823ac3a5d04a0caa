using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Tests.Outbox;

public sealed class OutboxTests
{
    private readonly TenantId _a = TenantId.New(TimeProvider.System);
    private readonly TenantId _b = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task Events_ArriveInOrder_EachOnce()
    {
        await using var app = await ToldWords.StartAsync();
        for (var number = 0; number < 50; number++)
        {
            await app.TellAsync(_a, new Told(number, ""));
            await app.TellAsync(_b, new Told(number, ""));
        }

        await Eventually.HoldsAsync(async () => await app.WaitingAsync() == 0, "every event is delivered");
        var ears = app.Services.GetRequiredService<Ears>();
        ears.Of(_a).ShouldBe(Enumerable.Range(0, 50));
        ears.Of(_b).ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public async Task EventsFromBeforeARestart_WaitUntilEveryServiceHasStarted()
    {
        await using var before = await ToldWords.StartAsync();
        await before.App.StopAsync(TestContext.Current.CancellationToken);
        await before.TellAsync(_a, new Told(1, ""));
        var slow = new SlowStart();
        await using var after = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(slow);
                builder.Services.AddHostedService(_ => slow);
                builder.Services.AddEventHandler<Told, Needy>();
            },
            connectionString: before.ConnectionString);
        await Eventually.HoldsAsync(async () => await after.WaitingAsync() == 0, "the event is delivered");
        slow.WasReady.ShouldBe([true]);
    }

    [Fact]
    public async Task EventsOfManyTenants_LeaveNothingBehind_OfTheDeliveriesEither()
    {
        await using var app = await ToldWords.StartAsync();
        var ears = app.Services.GetRequiredService<Ears>();
        ears.FailuresLeft["before-a"] = 1;
        var tenants = Enumerable.Range(0, 90).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) => await app.TellAsync(
            tenant, new Told(1, ""), new Told(2, tenant == tenants[40] ? "before-a" : ""), new Told(3, "")));
        await PassAsync(app, async () => await app.WaitingAsync() == 0);
        tenants.ShouldAllBe(tenant => ears.Of(tenant).SequenceEqual(new[] { 1, 2, 3 }));
        (await app.CountAsync("platform.handled_event_row") + await app.CountAsync("platform.outbox_stalled")).ShouldBe(0);
    }

    [Fact]
    public async Task RolledBackChange_TellsNobody()
    {
        await using var app = await ToldWords.StartAsync();
        await using (var scope = app.For(_a))
        {
            var db = scope.Get<PlatformDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new Told(1, ""));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await app.TellAsync(_a, new Told(2, ""));
        await Eventually.HoldsAsync(async () => await app.WaitingAsync() == 0, "the second event is delivered");
        app.Services.GetRequiredService<Ears>().Of(_a).ShouldBe([2]);
    }

    [Fact]
    public async Task FailingEvent_HoldsBackItsTenant_AndNoOther_AndIsTriedAgain()
    {
        await using var app = await ToldWords.StartAsync();
        var ears = app.Services.GetRequiredService<Ears>();
        ears.FailuresLeft["before-a"] = 2;
        await app.TellAsync(_a, new Told(1, "before-a"), new Told(2, ""));
        await app.TellAsync(_b, new Told(1, ""));
        await Eventually.HoldsAsync(() => Task.FromResult(ears.Of(_b).Count == 1), "the other tenant's event is delivered");
        ears.Of(_a).ShouldBeEmpty();
        await PassAsync(app, () => Task.FromResult(ears.Of(_a).Count == 2));
        ears.Of(_a).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task HandlerThatSavedAndThenFailed_IsNotRepeated()
    {
        await using var app = await ToldWords.StartAsync();
        var ears = app.Services.GetRequiredService<Ears>();
        ears.FailuresLeft["after-a"] = 1;
        await app.TellAsync(_a, new Told(1, "after-a"), new Told(2, ""));
        await PassAsync(app, () => Task.FromResult(ears.Of(_a).Contains(2)));
        ears.Of(_a).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task EventThatNeverSucceeds_GoesToTheDeadLetters_AndCanBeReplayed()
    {
        await using var app = await ToldWords.StartAsync();
        var ears = app.Services.GetRequiredService<Ears>();
        ears.FailuresLeft["before-a"] = EventDelivery.MaxAttempts;
        await app.TellAsync(_a, new Told(1, "before-a"), new Told(2, ""));
        await PassAsync(app, async () => await app.CountAsync("platform.outbox_dead_letter") == 1 && ears.Of(_a).Contains(2));
        var letters = app.Services.GetRequiredService<DeadLetters>();
        await using var owner = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await owner.OpenAsync();
        await using var read = new Npgsql.NpgsqlCommand("select id from platform.outbox_dead_letter", owner);
        var id = (Guid)(await read.ExecuteScalarAsync())!;
        (await letters.ReplayAsync(_a, id, default)).IsProblem.ShouldBeFalse();
        await Eventually.HoldsAsync(() => Task.FromResult(ears.Of(_a).Contains(1)), "the replayed event is delivered");
        (await letters.ReplayAsync(_a, id, default)).Problem!.Code.ShouldBe("platform.dead_letter_not_found");
    }

    [Fact]
    public async Task TwoNodes_DeliverInOrder_EachOnce()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var first = await ToldWords.StartAsync(database);
        await using var second = await ToldWords.StartAsync(database);
        var tenants = Enumerable.Range(0, 20).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) =>
        {
            for (var number = 0; number < 20; number++)
            {
                await (number % 2 == 0 ? first : second).TellAsync(tenant, new Told(number, ""));
            }
        });
        await Eventually.HoldsAsync(async () => await first.WaitingAsync() == 0, "every event is delivered", TimeSpan.FromSeconds(30));
        foreach (var tenant in tenants)
        {
            // Each node hears a part; together they have each once, and each part is in order.
            var parts = new[] { first, second }.Select(node => node.Services.GetRequiredService<Ears>().Of(tenant)).ToList();
            parts.SelectMany(part => part).Order().ShouldBe(Enumerable.Range(0, 20));
            parts.ShouldAllBe(part => part.SequenceEqual(part.Order()));
        }
    }

    // The next try is due by the application's clock, which stands still: it is moved on until the fact is there.
    private static Task PassAsync(TestApp app, Func<Task<bool>> fact) => Eventually.HoldsAsync(
        async () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(30));
            return await fact();
        },
        "the event is tried again",
        TimeSpan.FromSeconds(60));
}
