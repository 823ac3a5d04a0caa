namespace Tenantry.Billing.StripeEmulator;

/// <summary>Cancels a subscription immediately or schedules its cancellation.</summary>
internal static class CancelSubscription
{
    public const string CancellationFields =
        "cancel_at_period_end:bool cancel_at:int|max_period_end|min_period_end cancellation_details{comment "
            + "feedback:customer_service|low_quality|missing_features|other|switched_service|too_complex|too_expensive|unused}";

    public static void Map(StripeApi api) =>
        api.Delete("subscriptions/{id}", "invoice_now:bool prorate:bool cancellation_details{comment feedback}", call =>
        {
            var subscription = call.Change.Edit("subscription", call.Id);
            call.UseClockOf(subscription);
            if (SubscriptionStatus.IsEnded(subscription))
            {
                throw StripeApiException.ResourceMissing("subscription", call.Id, "id");
            }

            CopyDetails(subscription, call.Params);
            CancelNow(call.Change, subscription, call.Context, call.Params.Bool("prorate"), call.Params.Bool("invoice_now"));
            return subscription;
        });

    /// <summary>
    /// Cancels immediately. Prepaid time is credited if <paramref name="prorate"/>, and pending amounts are invoiced if
    /// <paramref name="invoiceNow"/>.
    /// </summary>
    public static void CancelNow(Change change, JsonObject subscription, EmulatorContext context, bool prorate, bool invoiceNow)
    {
        foreach (var item in subscription.Rows("items.data").Where(_ => prorate))
        {
            Proration.Credit(change, subscription, item, change.Now);
        }

        if (invoiceNow)
        {
            SubscriptionBilling.InvoiceNow(change, subscription, context.Address, new CollectionOptions(Collect: true, OffSession: true),
                invoice => MeteredUsage.Add(change, subscription, invoice));
        }

        if (!SubscriptionStatus.IsEnded(subscription))
        {
            SubscriptionCancellation.CancelNow(change, subscription, "cancellation_requested");
        }
    }

    public static void Schedule(Change change, JsonObject subscription, JsonObject parameters)
    {
        CopyDetails(subscription, parameters);
        if (parameters.ContainsKey("cancel_at_period_end"))
        {
            var atEnd = parameters.Bool("cancel_at_period_end");
            if (atEnd || subscription.Bool("cancel_at_period_end"))
            {
                SetCancelAt(change, subscription, atEnd ? Periods.Current(subscription).End : null);
            }

            subscription["cancel_at_period_end"] = atEnd;
        }

        if (parameters.ContainsKey("cancel_at"))
        {
            var at = parameters.Text("cancel_at") is null ? parameters.LongOrNull("cancel_at") : Periods.Current(subscription).End;
            if (at <= change.Now)
            {
                throw StripeApiException.Invalid("`cancel_at` must be a future timestamp", "cancel_at");
            }

            subscription["cancel_at_period_end"] = false;
            SetCancelAt(change, subscription, at);
        }
    }

    private static void SetCancelAt(Change change, JsonObject subscription, long? at)
    {
        subscription["cancel_at"] = at;
        subscription["canceled_at"] = at is null ? null : change.Now;
        subscription.Obj("cancellation_details")!["reason"] = at is null ? null : "cancellation_requested";
    }

    private static void CopyDetails(JsonObject subscription, JsonObject parameters)
    {
        if (parameters.Obj("cancellation_details") is { } details)
        {
            subscription.Obj("cancellation_details")!.CopyFrom(details, "comment", "feedback");
        }
    }
}
