namespace Tenantry.Billing.StripeEmulator;

internal static class UpdateSubscription
{
    /// <summary>The error code of a payment that requires the customer to authenticate.</summary>
    public const string RequiresAction = "subscription_payment_intent_requires_action";

    public static void Map(StripeApi api) => api.Post("subscriptions/{id}",
        $"{SubscriptionParameters.Change} {SubscriptionParameters.Anchor} {SubscriptionParameters.Details} "
            + $"pause_collection{{behavior!:keep_as_draft|mark_uncollectible|void resumes_at:int}}",
        call =>
        {
            var subscription = call.Change.Edit("subscription", call.Id);
            call.UseClockOf(subscription);
            return Apply(call.Change, subscription, call.Params, call.Context);
        });

    public static JsonObject Apply(Change change, JsonObject subscription, JsonObject parameters, EmulatorContext context,
        bool authenticated = false)
    {
        Check(change, subscription, parameters);
        var behavior = parameters.Text("payment_behavior") ?? "allow_incomplete";
        var previous = behavior == "pending_if_incomplete" ? PendingUpdate.CaptureValues(subscription, parameters) : null;
        CancelSubscription.Schedule(change, subscription, parameters);
        SubscriptionDetails.Apply(change, subscription, parameters);
        SubscriptionDiscounts.Replace(change, subscription, parameters);
        AdditionalInvoiceItems.Add(change, subscription, parameters);
        var invoiceNow = ReshapeSubscription.Run(change, subscription, parameters);
        if (previous is null)
        {
            change.Publish("customer.subscription.updated", subscription);
        }

        if (invoiceNow is not null)
        {
            var outcome = SubscriptionBilling.InvoiceNow(
                change, subscription, context.Address,
                new CollectionOptions(behavior != "default_incomplete", parameters.Bool("off_session"), authenticated), invoiceNow);
            if (outcome != PaymentOutcome.Succeeded && behavior == "error_if_incomplete")
            {
                throw CreateIncompleteError(change, subscription);
            }

            if (outcome != PaymentOutcome.Succeeded && previous is not null)
            {
                PendingUpdate.Store(change, subscription, previous);
            }
        }

        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
        return subscription;
    }

    /// <summary>Creates the error of a failed payment for <c>error_if_incomplete</c>.</summary>
    public static StripeApiException CreateIncompleteError(Change change, JsonObject subscription)
    {
        var invoice = change.Find("invoice", subscription.Text("latest_invoice"));
        if (change.Find("payment_intent", invoice?.Text("_payment_intent"))?.Obj("last_payment_error") is not { } error)
        {
            return new(402, "card_error", RequiresAction,
                "Payment for this subscription requires additional user action before it can be completed successfully.");
        }

        return new(402, "card_error", error.Text("code"), error.Text("message")!)
            { DeclineCode = error.Text("decline_code"), Advice = DeclineAdvice.Of(error) };
    }

    public static void Check(Change change, JsonObject subscription, JsonObject parameters)
    {
        if (SubscriptionStatus.IsEnded(subscription)
            && parameters.Any(pair => pair.Key is not ("metadata" or "cancellation_details" or "expand")))
        {
            throw StripeApiException.Invalid("A canceled subscription can only update its cancellation_details and metadata.");
        }

        if (parameters["proration_date"] is not null && parameters.Text("billing_cycle_anchor.type") == "now")
        {
            throw StripeApiException.Invalid("You cannot specify `proration_date` when `billing_cycle_anchor` is `now`.", "proration_date");
        }

        if (subscription.Text("schedule") is { } schedule
            && (parameters.ContainsKey("cancel_at") || parameters.ContainsKey("cancel_at_period_end")))
        {
            throw StripeApiException.Invalid(
                $"The subscription is managed by the subscription schedule `{schedule}`, and updating any cancelation behavior directly "
                    + "is not allowed. Please update the schedule instead.",
                parameters.ContainsKey("cancel_at") ? "cancel_at" : "cancel_at_period_end");
        }

        if (subscription["pending_update"] is not null && (parameters.ContainsKey("items") || parameters["trial_end"] is not null))
        {
            PendingUpdate.Expire(change, subscription);
        }
    }
}
