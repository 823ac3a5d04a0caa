namespace Tenantry.Billing.StripeEmulator;

/// <summary>Previews invoices by running the same code as the real change, reading the invoice and rolling back.</summary>
internal static class PreviewInvoice
{
    private const string CustomerDetails =
        "customer_details{address{city country line1 line2 postal_code state} tax_exempt:none|exempt|reverse tax_ids[]{type! value!}}";

    private const string Anchor = "billing_cycle_anchor{type!:now|timestamp|unchanged timestamp:int}";

    public static void Map(StripeApi api) => api.Preview("invoices/create_preview",
        $"customer subscription currency {Discounts.Parameter} {CustomerDetails} automatic_tax{{enabled!:bool}} "
            + $"preview_mode:next|recurring " +
        $"subscription_details{{{SubscriptionParameters.Change} {Anchor} default_tax_rates[] billing_mode{{type!:classic|flexible}} "
            + $"cancel_now:bool}}",
        Preview);

    /// <summary>Builds the upcoming invoice of a subscription; <see langword="null"/> if there is none.</summary>
    public static JsonObject? Upcoming(Change change, JsonObject subscription)
    {
        var customer = change.Get("customer", subscription.Text("customer"));
        var invoice = InvoiceDraft.Start(change, customer, subscription.Text("currency")!, "upcoming", subscription);
        var end = Periods.Current(subscription).End;
        if (subscription.LongOrNull("cancel_at") <= end)
        {
            if (!change.All("invoiceitem", "customer", customer.Id())
                .Any(item => item.Text("invoice") is null && item.Text("parent.subscription_details.subscription") == subscription.Id()))
            {
                return null;
            }
        }
        else
        {
            NextPeriod(change, subscription, invoice);
        }

        InvoiceDraft.AddPendingItems(change, invoice, subscription.Id());
        return ToDraft(InvoiceTotals.Set(change, invoice));
    }

    private static JsonObject Preview(StripeCall call)
    {
        var (change, request) = (call.Change, call.Params);
        var details = request.Obj("subscription_details") ?? [];
        if (request.Text("subscription") is { } id)
        {
            if (details.Text("billing_cycle_anchor.type") == "timestamp")
            {
                throw StripeApiException.Invalid(
                    "The billing cycle anchor of an existing subscription can only be `now` or `unchanged`.",
                    "subscription_details[billing_cycle_anchor][type]");
            }

            var subscription = change.Edit("subscription", id, "subscription");
            call.UseClockOf(subscription);
            return PreviewUpdate(change, subscription, details, request);
        }

        var customer = request.Text("customer") is { } customerId ? change.Edit(Customers.GetExisting(change, customerId))
            : request.Obj("customer_details") is not null ? Customers.Add(change, [])
            : throw StripeApiException.ParameterMissing("customer");
        call.UseClockOf(customer);
        if (request.Obj("customer_details") is { } buyer)
        {
            customer.CopyFrom(buyer, "address", "tax_exempt").WithCompleteAddress();
            foreach (var number in buyer.Rows("tax_ids"))
            {
                TaxIds.Add(change, customer, number.Text("type")!, number.Text("value")!);
            }
        }

        if (!details.Rows("items").Any())
        {
            throw StripeApiException.ParameterMissing("subscription_details[items]");
        }

        var parameters = details.Clone().CopyFrom(request, "discounts", "automatic_tax");
        parameters["billing_cycle_anchor"] = NewSubscriptionAnchor(details);
        var created = CreateSubscription.Start(change, CreateSubscription.Of(change, customer, parameters), call.Context);
        SubscriptionBilling.InvoiceFirstPeriod(change, created, call.Context.Address,
            new CollectionOptions(Collect: false, OffSession: false));
        return ToDraft(change.Get("invoice", created.Text("latest_invoice")));
    }

    /// <summary>Returns the billing cycle anchor of a new subscription; <see langword="null"/> for now.</summary>
    private static long? NewSubscriptionAnchor(JsonObject details) => details.Text("billing_cycle_anchor.type") == "timestamp"
        ? details.LongOrNull("billing_cycle_anchor.timestamp")
        ?? throw StripeApiException.ParameterMissing("subscription_details[billing_cycle_anchor][timestamp]")
        : null;

    /// <summary>
    /// Builds the invoice a subscription change would create immediately, or else the upcoming invoice. The change stays applied.
    /// </summary>
    public static JsonObject PreviewUpdate(Change change, JsonObject subscription, JsonObject details, JsonObject request)
    {
        if (SubscriptionStatus.IsEnded(subscription))
        {
            throw StripeApiException.Invalid("You cannot preview the upcoming invoice for a canceled subscription.",
                code: "invoice_upcoming_none");
        }

        UpdateSubscription.Check(change, subscription, details);
        CancelSubscription.Schedule(change, subscription, details);
        SubscriptionDetails.Apply(change, subscription,
            new JsonObject().CopyFrom(details, "default_tax_rates").CopyFrom(request, "automatic_tax"));
        SubscriptionDiscounts.Replace(change, subscription, request);
        var addLines = details.Bool("cancel_now") ? CancelNow(change, subscription, details)
            : ReshapeSubscription.Run(change, subscription, details);
        var customer = change.Get("customer", subscription.Text("customer"));
        if (addLines is null)
        {
            return Upcoming(change, subscription)
                ?? throw StripeApiException.Invalid("No upcoming invoices for customer: " + customer.Id(), code: "invoice_upcoming_none");
        }

        var invoice = InvoiceDraft.Start(change, customer, subscription.Text("currency")!, "subscription_update", subscription);
        addLines(invoice);
        InvoiceDraft.AddPendingItems(change, invoice, subscription.Id());
        return ToDraft(InvoiceTotals.Set(change, invoice));
    }

    private static Action<JsonObject> CancelNow(Change change, JsonObject subscription, JsonObject details)
    {
        foreach (var item in subscription.Rows("items.data").Where(_ => details.Text("proration_behavior") != "none"))
        {
            Proration.Credit(change, subscription, item, details.LongOrNull("proration_date") ?? change.Now);
        }

        return invoice => MeteredUsage.Add(change, subscription, invoice);
    }

    private static void NextPeriod(Change change, JsonObject subscription, JsonObject invoice)
    {
        var (start, end) = Periods.Current(subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            MeteredUsage.Bill(change, subscription, invoice, item, start, end);
        }

        ApplyNextPhase(change, subscription, end);
        foreach (var item in subscription.Rows("items.data"))
        {
            InvoiceDraft.AddPeriod(change, subscription, invoice, item, end, Periods.Start(subscription, subscription.Long("_n") + 1));
        }

        invoice["period_start"] = start;
        invoice["period_end"] = end;
        invoice["created"] = end;
        invoice["next_payment_attempt"] = end;
    }

    /// <summary>Applies the next phase of a schedule that starts with the period.</summary>
    private static void ApplyNextPhase(Change change, JsonObject subscription, long end)
    {
        if (Schedules.Of(change, subscription) is { } schedule && Schedules.Phase(schedule).Long("end_date") == end
            && schedule.Rows("phases").Count() > schedule.Long("_phase") + 1)
        {
            var now = change.Now;
            change.Now = end;
            var next = change.Edit(schedule);
            next["_phase"] = schedule.Long("_phase") + 1;
            EnterPhase.Run(change, next, subscription, EmulatorContext.None);
            change.Now = now;
        }
    }

    private static JsonObject ToDraft(JsonObject invoice)
    {
        var preview = invoice.Clone();
        preview["id"] = NewId.Of("upcoming_in");
        preview["status"] = "draft";
        preview["number"] = null;
        preview["hosted_invoice_url"] = null;
        preview["amount_paid"] = 0;
        preview["amount_remaining"] = preview.Long("amount_due");
        return preview;
    }
}
