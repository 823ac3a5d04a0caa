using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tenantry.Platform.Tests.Outbox;

public sealed class EventTraceTests
{
    [Fact]
    public async Task Handling_IsPartOfTheTraceInWhichTheEventWasPublished_AlsoAfterAFailure()
    {
        var tenant = TenantId.New(TimeProvider.System);
        var ended = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("EventTraceTests");
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate == source || candidate.Name == "Tenantry.Platform",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => ended.Enqueue(activity),
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await OutboxApp.StartAsync();
        app.Recorder().FailuresLeft["before-a"] = 1;
        ActivityTraceId trace;
        using (var request = source.StartActivity("request")!)
        {
            trace = request.TraceId;
            await app.PublishAsync(tenant, new NumberedEvent(1, "before-a"));
        }

        await app.AdvanceUntilAsync(async () => await app.PendingAsync() == 0);
        var handled = ended.Where(activity => activity.TraceId == trace && activity.OperationName == "event handle").ToList();
        handled.Count.ShouldBe(3);
        handled.Count(activity => activity.Status == ActivityStatusCode.Error).ShouldBe(1);
        handled.ShouldAllBe(activity => activity.GetTagItem("tenantry.event") as string == "test.numbered");
        handled.Select(activity => activity.GetTagItem("tenantry.event.handler")).Distinct()
            .ShouldBe([nameof(FirstHandler), nameof(SecondHandler)], ignoreOrder: true);
    }
}
