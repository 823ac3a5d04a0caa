using System.Collections.Concurrent;
using System.Diagnostics;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Checkouts;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class GatewayTraceTests
{
    [Fact]
    public async Task Checkout_TracesItsCallsOfTheGateway_AndTheirHttpRequestsBelowThem()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        await using var billing = await BillingApp.StartAsync();
        using var root = new Activity("test").Start();
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default)).IsProblem.ShouldBeFalse();
        Activity.Current.ShouldBe(root);
        var call = ended.Single(activity => activity.OperationName == "gateway CreateCheckout" && activity.TraceId == root.TraceId);
        call.ParentSpanId.ShouldBe(root.SpanId);
        call.GetTagItem("tenantry.gateway").ShouldBe("stripe");
        call.Status.ShouldBe(ActivityStatusCode.Unset);
        ended.ShouldContain(activity => activity.Source.Name == "System.Net.Http" && activity.ParentSpanId == call.SpanId);
    }

    [Fact]
    public async Task FailedCall_IsMarked_ByTheTypeOfItsException()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        using var root = new Activity("test").Start();
        var gateway = TracedGateway.Create(new NoGateway());
        var failure = await Should.ThrowAsync<Exception>(() => gateway.FindCheckoutAsync(new("cs_1")));
        var call = ended.Single(activity => activity.TraceId == root.TraceId);
        call.OperationName.ShouldBe("gateway FindCheckout");
        call.Status.ShouldBe(ActivityStatusCode.Error);
        call.GetTagItem("error.type").ShouldBe(failure.GetType().FullName);
        Activity.Current.ShouldBe(root);
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Tenantry.Billing" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
