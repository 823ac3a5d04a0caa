using Tenantry.Platform.Tests.Outbox;

namespace Tenantry.Platform.Tests.Work;

public sealed class WorkQueueTests : IAsyncLifetime
{
    private readonly Errands _errands = new();
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await ErrandApp.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SlowItem_DoesNotBlockOthers()
    {
        await using var app = await ErrandApp.StartAsync(_database, _errands);
        await app.AddAsync("wait 1", "wait 2", "a", "b", "c", "d", "e", "f", "g");
        await Eventually.HoldsAsync(() => Task.FromResult(_errands.Processed.Count == 7), "the others are processed");
        _errands.Gate.SetResult();
        await Eventually.HoldsAsync(async () => await OpenAsync(app) == 0, "everything is finished");
        _errands.Processed.Order(StringComparer.Ordinal).ShouldBe(["a", "b", "c", "d", "e", "f", "g", "wait 1", "wait 2"]);
    }

    [Fact]
    public async Task FailedItem_IsRetriedAfterItsDelay_AndNotBefore()
    {
        await using var app = await ErrandApp.StartAsync(_database, _errands);
        await app.AddAsync("fails once");
        await Eventually.HoldsAsync(async () => await app.ScalarAsync("select error from errands.errand") is "Out of order.",
            "the failure is recorded");
        (await app.ScalarAsync("select due_at from errands.errand")).ShouldBe(app.Clock.GetUtcNow().AddSeconds(2).UtcDateTime);
        await app.AddAsync("other");
        await Eventually.HoldsAsync(() => Task.FromResult(_errands.Processed.Contains("other")), "the queue processes items");
        _errands.Processed.ShouldNotContain("fails once");
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(async () => await OpenAsync(app) == 0, "it is retried");
        _errands.Processed.ShouldContain("fails once");
    }

    [Fact]
    public async Task ItemThatAlwaysFails_IsDeadLettered_AfterTheLastAttempt()
    {
        await using var app = await ErrandApp.StartAsync(_database, _errands);
        await app.AddAsync("fails");
        await app.AdvanceUntilAsync(async () => await OpenAsync(app) == 0);
        (await app.ScalarAsync("select attempts || error from errands.errand")).ShouldBe("4Out of order.");
    }

    [Fact]
    public async Task RejectedItem_IsDeadLettered_Immediately()
    {
        await using var app = await ErrandApp.StartAsync(_database, _errands);
        await app.AddAsync("refused");
        await Eventually.HoldsAsync(async () => await OpenAsync(app) == 0, "it is dead-lettered");
        (await app.ScalarAsync("select attempts || error from errands.errand")).ShouldBe("1No such address.");
    }

    [Fact]
    public async Task ItemsOfManyTenants_OnTwoNodes_AreProcessedOnce()
    {
        await using var first = await ErrandApp.StartAsync(_database, _errands);
        await using var second = await ErrandApp.StartAsync(_database, _errands);
        for (var tenant = 0; tenant < 10; tenant++)
        {
            await first.AddAsync([.. Enumerable.Range(0, 10).Select(number => $"{tenant}-{number}")]);
        }

        await Eventually.HoldsAsync(async () => await OpenAsync(first) == 0, "everything is finished");
        _errands.Processed.Count.ShouldBe(100);
        _errands.Processed.Distinct(StringComparer.Ordinal).Count().ShouldBe(100);
    }

    [Fact]
    public async Task ItemOfANodeThatDied_IsProcessed_WhenItsLeaseEnds()
    {
        await using var app = await ErrandApp.StartAsync(_database, _errands);
        // The row of a node that was killed during processing.
        await app.ScalarAsync(
            $"insert into errands.errand values (gen_random_uuid(), 'orphan', 1, '{app.Clock.GetUtcNow().AddMinutes(2):O}')");
        await app.AddAsync("other");
        await Eventually.HoldsAsync(() => Task.FromResult(_errands.Processed.Contains("other")), "the queue processes items");
        _errands.Processed.ShouldNotContain("orphan");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () => await OpenAsync(app) == 0, "it is claimed");
        _errands.Processed.ShouldContain("orphan");
    }

    private static Task<long> OpenAsync(TestApp app) => app.CountAsync("errands.errand where due_at is not null");
}
