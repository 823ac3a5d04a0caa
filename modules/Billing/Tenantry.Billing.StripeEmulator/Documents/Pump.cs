using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Processes due work in chronological order, each item at its own time.</summary>
internal sealed class Pump(StripeState state, EmulatorContext context, ILogger logger)
{
    private DueItem? last;
    private int repeated;

    /// <summary>Processes the next item due at or before the given time; returns <see langword="false"/> if there is none.</summary>
    public bool One(DateTimeOffset until) => state.NextDue(DueIndex.MainClock, until.ToUnixTimeSeconds()) is { } item && Do(item);

    private bool Do(DueItem item)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(item.At);
        try
        {
            if (item.Kind == TestClocks.Kind)
            {
                AdvanceTestClock(item.Id, at);
            }
            else
            {
                state.Write(at, call: null, change => Tick(change, item));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A document that fails must not stop the clock for all others.
            logger.TickFailed(exception, item.Kind, item.Id);
            state.Write(at, call: null, change => change.Edit(item.Kind, item.Id)["_due"] = null);
        }

        return true;
    }

    private void AdvanceTestClock(string id, DateTimeOffset at)
    {
        var target = state.Read(at, change => change.Get(TestClocks.Kind, id).Long("_target"));
        while (state.NextDue(id, target) is { } item)
        {
            state.Write(DateTimeOffset.FromUnixTimeSeconds(item.At), call: null, change =>
            {
                change.Edit(TestClocks.Kind, id)["frozen_time"] = item.At;
                return Tick(change, item);
            });
        }

        state.Write(DateTimeOffset.FromUnixTimeSeconds(target), call: null, change => TestClocks.Arrive(change, change.Edit(TestClocks.Kind, id)));
    }

    private bool Tick(Change change, DueItem item)
    {
        var doc = change.Edit(item.Kind, item.Id);
        switch (item.Kind)
        {
            case "subscription":
                SubscriptionTick.Run(change, item.Id, context);
                break;
            case "invoice":
                InvoiceSending.Due(change, doc, context.Address);
                break;
            case "subscription_schedule":
                ScheduleClock.Due(change, doc, context);
                break;
            case "checkout.session":
                Sessions.Expire(change, doc, context.Address);
                break;
            case "dispute":
                DisputeEnd.RunOut(change, doc);
                break;
            case "refund":
                RefundEnd.Run(change, doc);
                break;
        }

        // A document may be due twice at the same time for two reasons. One that stays due was not processed at all.
        repeated = item == last ? repeated + 1 : 0;
        last = item;
        return repeated < 10 ? true : throw new InvalidOperationException("The document stays due after it was processed.");
    }
}
