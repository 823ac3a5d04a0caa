namespace Tenantry.Billing.StripeEmulator;

/// <summary>Creates a credit note and applies it. A preview does the same and rolls back.</summary>
internal static class IssueCreditNote
{
    public static JsonObject Run(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var invoice = change.Edit("invoice", parameters.Text("invoice"), "invoice");
        call.UseClockOf(invoice);
        if (invoice.Text("status") is not ("open" or "paid"))
        {
            throw StripeApiException.Invalid(
                $"You can only create a credit note for an open or paid invoice. This one is {invoice.Text("status")}.", "invoice");
        }

        var note = Shape.Of("credit_note", NewId.Of("cn"), change.Now);
        note["currency"] = invoice.Text("currency");
        note["customer"] = invoice.Text("customer");
        note["invoice"] = invoice.Id();
        note["effective_at"] = parameters.LongOrNull("effective_at") ?? change.Now;
        note["number"] = $"{invoice.Text("number")}-CN-{change.All("credit_note", "invoice", invoice.Id()).Count() + 1:00}";
        note["pdf"] = $"{call.Context.Address}/i/{invoice.Id()}";
        note.CopyFrom(parameters, "memo", "reason").MergeMetadata(parameters);
        note.Obj("lines")!["url"] = $"/v1/credit_notes/{note.Id()}/lines";
        CreditNoteLines.Add(change, note, invoice, parameters);
        Total(note);
        change.Add(note);
        if (invoice.Text("status") == "open")
        {
            BeforePayment(change, note, invoice, parameters);
        }
        else
        {
            AfterPayment(change, note, invoice, parameters);
        }

        change.Publish("credit_note.created", note);
        change.Publish("invoice.updated", invoice);
        return note;
    }

    private static void Total(JsonObject note)
    {
        var lines = note.Rows("lines.data").ToArray();
        var discount = lines.Sum(line => line.Long("discount_amount"));
        var (exclusive, inclusive) = (Taxes.Sum(lines, "exclusive"), Taxes.Sum(lines, "inclusive"));
        var subtotal = lines.Sum(line => line.Long("amount"));
        var total = subtotal - discount + exclusive;
        note["subtotal"] = subtotal;
        note["subtotal_excluding_tax"] = subtotal - inclusive;
        note["discount_amount"] = discount;
        note["discount_amounts"] = CreditNoteLines.Sum(lines, "discount_amounts", "discount");
        note["total_taxes"] = Taxes.Total(lines);
        note["total"] = total;
        note["total_excluding_tax"] = total - exclusive - inclusive;
        note["amount"] = total;
    }

    private static void BeforePayment(Change change, JsonObject note, JsonObject invoice, JsonObject parameters)
    {
        if (parameters.ContainsKey("refund_amount") || parameters.ContainsKey("credit_amount")
            || parameters.ContainsKey("out_of_band_amount") || parameters.ContainsKey("refunds"))
        {
            throw StripeApiException.Invalid(
                "You cannot refund or credit an invoice that is not paid. A credit note on an open invoice reduces its amount due.",
                "refund_amount");
        }

        CheckLimit(note, invoice.Long("amount_remaining"));
        note["type"] = "pre_payment";
        note["pre_payment_amount"] = note.Long("total");
        InvoiceAmountDue.Reduce(change, invoice, note.Long("total"));
    }

    private static void AfterPayment(Change change, JsonObject note, JsonObject invoice, JsonObject parameters)
    {
        var total = note.Long("total");
        CheckLimit(note,
            invoice.Long("total") - invoice.Long("pre_payment_credit_notes_amount") - invoice.Long("post_payment_credit_notes_amount"));
        var linked = parameters.Rows("refunds")
            .Select(row => (Refund: change.Get("refund", row.Text("refund"), "refunds[0][refund]"), Row: row)).ToArray();
        var (refund, credit, outOfBand) = (parameters.Long("refund_amount"), parameters.Long("credit_amount"),
            parameters.Long("out_of_band_amount"));
        var allocated = refund + credit + outOfBand
            + linked.Sum(pair => pair.Row.LongOrNull("amount_refunded") ?? pair.Refund.Long("amount"));
        if (allocated != total)
        {
            throw StripeApiException.Invalid(
                $"The sum of credit amount, refund amount and out of band amount ({Amounts.Format(allocated, note.Text("currency"))}) "
                    + $"must equal the credit note amount ({Amounts.Format(total, note.Text("currency"))}).");
        }

        var refunds =
            new JsonArray(
                [.. linked.Select(pair => BuildRefund(pair.Refund, pair.Row.LongOrNull("amount_refunded") ?? pair.Refund.Long("amount")))]);
        if (refund > 0)
        {
            var charge = change.Find("charge", change.Find("payment_intent", invoice.Text("_payment_intent"))?.Text("latest_charge"))
                ?? throw StripeApiException.Invalid("This invoice has no charge that can be refunded.", "refund_amount");
            refunds.Add(BuildRefund(Refunds.Issue(change, charge, refund, reason: null), refund));
        }

        if (credit > 0)
        {
            var customer = change.Edit("customer", invoice.Text("customer"));
            note["customer_balance_transaction"] =
                CustomerBalance.Adjust(change, customer, -credit, note.Text("currency")!, "credit_note", invoice, note).Id();
            change.Publish("customer.updated", customer);
        }

        note["refunds"] = refunds;
        note["out_of_band_amount"] = parameters.LongOrNull("out_of_band_amount");
        note["type"] = "post_payment";
        note["post_payment_amount"] = total;
        invoice["post_payment_credit_notes_amount"] = invoice.Long("post_payment_credit_notes_amount") + total;
    }

    private static JsonObject BuildRefund(JsonObject refund, long amount) =>
        new() { ["amount_refunded"] = amount, ["payment_record_refund"] = null, ["refund"] = refund.Id(), ["type"] = "refund" };

    private static void CheckLimit(JsonObject note, long maximum)
    {
        if (note.Long("total") < 1 || note.Long("total") > maximum)
        {
            throw StripeApiException.Invalid(
                $"The credit note amount ({Amounts.Format(note.Long("total"), note.Text("currency"))}) must be greater than zero and "
                    + $"must not exceed the remaining creditable amount of the invoice ({Amounts.Format(maximum, note.Text("currency"))}).",
                    "amount");
        }
    }
}
