using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Does what is due, in the order of time, each thing at its own instant.</summary>
internal sealed class Pump(StripeState state, EmulatorContext context, ILogger logger)
{
    private DueItem? last;
    private int repeated;

    /// <summary>Does the one thing that is due next at or before the instant; false when nothing is.</summary>
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
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // One broken document must not stop the clock for all others.
            logger.TickFailed(failure, item.Kind, item.Id);
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

        // A document may be due twice at one instant, for two things; one that stays due does nothing at all.
        repeated = item == last ? repeated + 1 : 0;
        last = item;
        return repeated < 10 ? true : throw new InvalidOperationException("Its time came and nothing happened.");
    }
}
