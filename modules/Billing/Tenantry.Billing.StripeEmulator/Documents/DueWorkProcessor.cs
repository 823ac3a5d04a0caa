using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Processes due work in chronological order, each item at its own time.</summary>
internal sealed class DueWorkProcessor(StripeState state, EmulatorContext context, ILogger logger)
{
    private DueItem? last;
    private int repeated;

    /// <summary>Processes the next item due at or before the given time; returns <see langword="false"/> if there is none.</summary>
    public bool ProcessNext(DateTimeOffset until) =>
        state.NextDue(DueIndex.MainClock, until.ToUnixTimeSeconds()) is { } item && Process(item);

    private bool Process(DueItem item)
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
                state.Write(at, call: null, change => ProcessDocument(change, item));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A document that fails must not stop the clock for all others.
            logger.DueWorkFailed(exception, item.Kind, item.Id);
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
                return ProcessDocument(change, item);
            });
        }

        state.Write(DateTimeOffset.FromUnixTimeSeconds(target), call: null,
            change => TestClocks.CompleteAdvance(change, change.Edit(TestClocks.Kind, id)));
    }

    private bool ProcessDocument(Change change, DueItem item)
    {
        var doc = change.Edit(item.Kind, item.Id);
        switch (item.Kind)
        {
            case "subscription":
                SubscriptionDueWork.Run(change, item.Id, context);
                break;
            case "invoice":
                InvoiceSending.ProcessDue(change, doc, context.Address);
                break;
            case "subscription_schedule":
                ScheduleClock.ProcessDue(change, doc, context);
                break;
            case "checkout.session":
                Sessions.Expire(change, doc, context.Address);
                break;
            case "dispute":
                DisputeResolution.Expire(change, doc);
                break;
            case "refund":
                RefundCompletion.Complete(change, doc);
                break;
        }

        // A document may be due twice at the same time for two reasons. One that stays due was not processed at all.
        repeated = item == last ? repeated + 1 : 0;
        last = item;
        return repeated < 10 ? true : throw new InvalidOperationException("The document stays due after it was processed.");
    }
}
