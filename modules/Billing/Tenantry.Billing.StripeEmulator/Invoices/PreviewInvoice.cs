namespace Tenantry.Billing.StripeEmulator;

/// <summary>What an invoice would be: the change is made by the code that makes it, read off, and taken back.</summary>
internal static class PreviewInvoice
{
    public static void Map(StripeApi api) => api.Preview("invoices/create_preview",
        $"customer subscription currency {Discounts.Parameter} preview_mode:next|recurring subscription_details{{{UpdateSubscription.Items} " +
        "proration_behavior:always_invoice|create_prorations|none proration_date:int billing_cycle_anchor:now|unchanged trial_end:time cancel_at_period_end:bool cancel_at:int}",
        Preview);

    private static JsonObject Preview(StripeCall call)
    {
        var (change, p) = (call.Change, call.Params);
        var details = p.Obj("subscription_details") ?? [];
        if (p.Text("subscription") is { } id)
        {
            var subscription = change.Edit("subscription", id, "subscription");
            call.UseClockOf(subscription);
            return Of(change, subscription, details);
        }

        var customer = Customers.Living(change, p.Text("customer") ?? throw StripeRefusal.Missing("customer"));
        call.UseClockOf(customer);
        var made = new NewSubscription(customer, [.. details.Rows("items").Select((row, index) => CreateSubscription.Item(change, row, index))])
        {
            TrialEnd = details.LongOrNull("trial_end"),
            Discounts = [.. p.Rows("discounts").Select(row => Discounts.Named(change, row))],
        };
        if (made.Items.Count == 0)
        {
            throw StripeRefusal.Missing("subscription_details[items]");
        }

        var fresh = CreateSubscription.Start(change, made, call.Context);
        SubscriptionBilling.First(change, fresh, call.Context.Address, collect: false);
        return Draft(change.Get("invoice", fresh.Text("latest_invoice")));
    }

    private static JsonObject Of(Change change, JsonObject subscription, JsonObject details)
    {
        if (SubscriptionStatus.Ended(subscription))
        {
            throw StripeRefusal.Invalid("You cannot preview the upcoming invoice for a canceled subscription.", code: "invoice_upcoming_none");
        }

        CancelSubscription.Plan(change, subscription, details);
        var now = UpdateSubscription.Reshape(change, subscription, details);
        var customer = change.Get("customer", subscription.Text("customer"));
        var invoice = InvoiceDraft.Start(change, customer, subscription.Text("currency")!, now is null ? "upcoming" : "subscription_update", subscription);
        if (now is not null)
        {
            now(invoice);
        }
        else if (subscription.LongOrNull("cancel_at") <= Periods.Current(subscription).End)
        {
            if (!change.All("invoiceitem").Any(item => item.Text("invoice") is null && item.Text("parent.subscription_details.subscription") == subscription.Id()))
            {
                throw StripeRefusal.Invalid("No upcoming invoices for customer: " + customer.Id(), code: "invoice_upcoming_none");
            }
        }
        else
        {
            NextPeriod(change, subscription, invoice);
        }

        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        return Draft(InvoiceDraft.Total(change, invoice));
    }

    private static void NextPeriod(Change change, JsonObject subscription, JsonObject invoice)
    {
        var (start, end) = Periods.Current(subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            InvoiceDraft.AddPeriod(change, invoice, item, end, Periods.Start(subscription, subscription.Long("_n") + 1));
        }

        invoice["period_start"] = start;
        invoice["period_end"] = end;
        invoice["created"] = end;
        invoice["next_payment_attempt"] = end;
    }

    private static JsonObject Draft(JsonObject invoice)
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
