namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Maps the credit note endpoints. Before payment a credit note reduces the amount due; after payment it is refunded, credited or settled
/// outside Stripe.
/// </summary>
internal static class CreditNotes
{
    private const string Lines =
        "lines[]{type!:custom_line_item|invoice_line_item invoice_line_item amount:int quantity:int unit_amount:int "
            + "unit_amount_decimal:number description tax_rates[] metadata{*}}";

    private const string Accepted =
        "invoice! amount:int credit_amount:int refund_amount:int out_of_band_amount:int refunds[]{refund! amount_refunded:int "
            + "type:refund} " +
        $"memo metadata{{*}} reason:duplicate|fraudulent|order_change|product_unsatisfactory email_type:credit_note|none "
            + $"effective_at:int {Lines}";

    public static void Map(StripeApi api)
    {
        api.Post("credit_notes", Accepted, call => IssueCreditNote.Run(call));
        api.Get("credit_notes/preview", Accepted, call => IssueCreditNote.Run(call));
        api.List("credit_notes/preview/lines", Accepted, call => IssueCreditNote.Run(call).Rows("lines.data"));
        api.Retrieve("credit_notes/{id}", "credit_note");
        api.Post("credit_notes/{id}", "memo metadata{*}", call =>
        {
            var note = call.Change.Edit("credit_note", call.Id);
            note.CopyFrom(call.Params, "memo").MergeMetadata(call.Params);
            call.Change.Publish("credit_note.updated", note);
            return note;
        });
        api.List("credit_notes", "customer invoice created:range", call =>
            call.Change.All("credit_note").Where(call.Params, "customer", "invoice").CreatedIn(call.Params));
        api.List("credit_notes/{id}/lines", "", call => call.Change.Get("credit_note", call.Id).Rows("lines.data"));
        api.Post("credit_notes/{id}/void", "", Void);
    }

    private static JsonObject Void(StripeCall call)
    {
        var note = call.Change.Edit("credit_note", call.Id);
        var invoice = call.Change.Edit("invoice", note.Text("invoice"));
        call.UseClockOf(invoice);
        if (note.Text("status") == "void" || invoice.Text("status") != "open")
        {
            throw StripeApiException.Invalid("You can only void a credit note that is issued for an open invoice.",
                code: "status_transition_invalid");
        }

        note["status"] = "void";
        note["voided_at"] = call.Change.Now;
        InvoiceAmountDue.Reduce(call.Change, invoice, -note.Long("pre_payment_amount"));
        CreditNoteLines.Revert(invoice, note);
        call.Change.Publish("credit_note.voided", note);
        call.Change.Publish("invoice.updated", invoice);
        return note;
    }
}
