using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Tenantry.FeatureGating.Tests.Routes;

public sealed class RefusalTraceTests
{
    [Fact]
    public async Task RefusedCall_IsAnEventOnTheRequestsActivity_AndAnAllowedOneIsNot()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var root = new Activity("test").Start();
        await using var gating = await GatingApp.StartAsync("basic");
        await gating.OverrideAsync("api_calls", allowed: true, limit: 1);
        (await gating.CallAsync(key: "first")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gating.CallAsync(key: "second")).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);

        var requests = await Eventually.GetAsync(
            () => Task.FromResult(ended.Where(activity => activity.TraceId == root.TraceId).ToList() is { Count: 2 } both ? both : null),
            "both requests have ended");
        requests[0].Events.ShouldBeEmpty();
        var refused = requests[1].Events.ShouldHaveSingleItem();
        refused.Name.ShouldBe("tenantry.feature.refused");
        refused.Tags.ShouldBe([new("tenantry.feature", "api_calls"), new("tenantry.feature.reason", "LimitReached")], ignoreOrder: true);
    }
}
