using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Tests.Outbox;

/// <summary>Verifies that a handler that fails or hangs blocks only its own later events of the tenant.</summary>
public sealed class BlockedHandlerTests
{
    private readonly TenantId _a = TenantId.New(TimeProvider.System);
    private readonly TenantId _b = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task HandlerThatAlwaysFails_BlocksNoOtherHandler_AndNoOtherTenant()
    {
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["before-a"] = int.MaxValue;
        await app.PublishAsync(_a, [.. Enumerable.Range(1, 10).Select(number => new NumberedEvent(number, number == 1 ? "before-a" : ""))]);
        await app.PublishAsync(_b, new NumberedEvent(1));

        // The clock does not move, so no retry is due: events that are delivered now did not wait for one.
        await Eventually.HoldsAsync(
            () => Task.FromResult(app.Recorder().Of(_a, nameof(SecondHandler)).Count == 10 && app.Recorder().Of(_b).Count == 1),
            "the others run");
        app.Recorder().Of(_a, nameof(SecondHandler)).ShouldBe(Enumerable.Range(1, 10));
        app.Recorder().Of(_a).ShouldBeEmpty();
        await Eventually.HoldsAsync(async () => await app.CountAsync("platform.outbox_event") == 0, "the outbox is empty");
        (await app.ScalarAsync(
            "select string_agg(distinct attempts::text, ',') from platform.event_delivery where due_at is not null")).ShouldBe("1");
        (await app.CountAsync("platform.event_delivery where due_at is null")).ShouldBe(9);
    }

    [Fact]
    public async Task HandlerThatFailedTwice_ReceivesAllEvents_InOrder()
    {
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["before-a"] = 2;
        await app.PublishAsync(_a, new NumberedEvent(1, "before-a"), new NumberedEvent(2), new NumberedEvent(3));
        await Eventually.HoldsAsync(async () => await app.CountAsync("platform.event_delivery") == 3, "the first failure is recorded");
        // Published after the deferred events.
        await app.PublishAsync(_a, new NumberedEvent(4));
        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        app.Recorder().Of(_a).ShouldBe([1, 2, 3, 4]);
        app.Recorder().Of(_a, nameof(SecondHandler)).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task HandlerThatHangs_BlocksNoOther_AndContinuesInOrderAfterItReturns()
    {
        await using var app = await OutboxApp.StartAsync(waiting: true);
        await app.PublishAsync(_a, new NumberedEvent(1, "wait"), new NumberedEvent(2));
        await Eventually.HoldsAsync(() => Task.FromResult(app.Recorder().Of(_a).Count == 2), "the other handlers run");
        await app.PublishAsync(_a, new NumberedEvent(3));
        await app.PublishAsync(_b, new NumberedEvent(1));
        await Eventually.HoldsAsync(
            () => Task.FromResult(app.Recorder().Of(_a).Count == 3 && app.Recorder().Of(_b, nameof(WaitingHandler)).Count == 1),
            "later events run");
        app.Recorder().Of(_a, nameof(WaitingHandler)).ShouldBeEmpty();
        app.Recorder().Gate.SetResult();
        await Eventually.HoldsAsync(async () => await app.PendingAsync() == 0, "everything is delivered");
        app.Recorder().Of(_a, nameof(WaitingHandler)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task HandlerThatHangsForManyTenants_DoesNotBlockOthers()
    {
        await using var app = await OutboxApp.StartAsync(waiting: true);
        var tenants = Enumerable.Range(0, 60).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        foreach (var tenant in tenants)
        {
            await app.PublishAsync(tenant, new NumberedEvent(1, "wait"));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(tenants.TrueForAll(tenant => app.Recorder().Of(tenant).Count == 1)),
            "the other handlers run");
        app.Recorder().Gate.SetResult();
        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        tenants.ShouldAllBe(tenant => app.Recorder().Of(tenant, nameof(WaitingHandler)).SequenceEqual(new[] { 1 }));
    }

    [Fact]
    public async Task DeliveryThatNeverSucceeds_IsDeadLettered_AndReplayedToItsHandlerAlone()
    {
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["before-a"] = DeliveryPolicy.MaxAttempts;
        await app.PublishAsync(_a, new NumberedEvent(1, "before-a"), new NumberedEvent(2));
        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0, seconds: 30);
        app.Recorder().Of(_a).ShouldBe([2]);
        (await app.ScalarAsync("select attempts from platform.event_delivery where dead_lettered_at is not null")).ShouldBe(
            DeliveryPolicy.MaxAttempts);
        var id = (Guid)(await app.ScalarAsync("select id from platform.event_delivery"))!;
        var letters = app.Services.GetRequiredService<DeadLetters>();
        (await letters.ReplayAsync(_b, id, default)).Problem!.Code.ShouldBe("platform.dead_letter_not_found");
        (await letters.ReplayAsync(_a, id, default)).IsProblem.ShouldBeFalse();
        await Eventually.HoldsAsync(async () => await app.PendingAsync() == 0, "the replayed event is delivered");
        app.Recorder().Of(_a).ShouldBe([2, 1]);
        app.Recorder().Of(_a, nameof(SecondHandler)).ShouldBe([1, 2]);
        (await letters.ReplayAsync(_a, id, default)).Problem!.Code.ShouldBe("platform.dead_letter_not_found");
    }

    [Fact]
    public async Task DeliveryToAHandlerThatThisNodeDoesNotHave_WaitsForANodeThatDoes()
    {
        var recorder = new Recorder();
        await using var app = await OutboxApp.StartAsync(recorder: recorder);
        recorder.FailuresLeft["before-a"] = 1;
        await app.PublishAsync(_a, new NumberedEvent(1, "before-a"));
        await Eventually.HoldsAsync(async () => await app.CountAsync("platform.event_delivery") == 1, "the failure is recorded");
        await app.App.StopAsync(TestContext.Current.CancellationToken);
        await using (var other = await TestApp.StartAsync(connectionString: app.ConnectionString))
        {
            other.Clock.Advance(TimeSpan.FromDays(1));
            await other.PublishAsync(_a, new NumberedEvent(2));
            await Eventually.HoldsAsync(async () => await other.CountAsync("platform.outbox_event") == 0, "the node delivers events");
            (await other.CountAsync("platform.event_delivery")).ShouldBe(1);
        }

        await using var again = await OutboxApp.StartAsync(app.ConnectionString, recorder);
        await again.AdvanceUntilAsync(async () => await again.PendingAsync() == 0);
        recorder.Of(_a).ShouldBe([1]);
    }
}
