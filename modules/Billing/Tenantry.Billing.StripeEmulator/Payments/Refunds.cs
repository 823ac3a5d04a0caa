namespace Tenantry.Billing.StripeEmulator;

internal static class Refunds
{
    public static void Map(StripeApi api)
    {
        api.Post("refunds", "charge payment_intent amount:int reason:duplicate|fraudulent|requested_by_customer metadata{*}", Create);
        api.Post("refunds/{id}", "metadata{*}", call =>
        {
            var refund = call.Change.Edit("refund", call.Id).MergeMetadata(call.Params);
            call.Change.Publish("refund.updated", refund);
            return refund;
        });
        api.Retrieve("refunds/{id}", "refund");
        api.List("refunds", "charge payment_intent created:range", call =>
            call.Change.All("refund").Where(call.Params, "charge", "payment_intent").CreatedIn(call.Params));
    }

    private static JsonObject Create(StripeCall call)
    {
        var charge = Charge(call);
        UseClockOf(call, charge);
        var refund = Issue(call.Change, charge, call.Params.LongOrNull("amount"), call.Params.Text("reason"));
        return refund.MergeMetadata(call.Params);
    }

    /// <summary>Refunds an amount of a charge, or the remaining amount if none is given.</summary>
    public static JsonObject Issue(Change change, JsonObject chargeToRefund, long? requested, string? reason)
    {
        var charge = change.Edit(chargeToRefund);
        DisputeResolution.CheckRefundable(change, charge);
        if (charge.Bool("refunded"))
        {
            throw StripeApiException.Invalid($"Charge {charge.Id()} has already been refunded.", code: "charge_already_refunded");
        }

        var refundable = charge.Long("amount_captured") - charge.Long("amount_refunded");
        var amount = requested ?? refundable;
        if (amount < 1)
        {
            throw StripeApiException.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
        }

        if (amount > refundable)
        {
            var currency = charge.Text("currency");
            throw StripeApiException.Invalid(
                $"Refund amount ({Amounts.Format(amount, currency)}) is greater than unrefunded amount on charge "
                    + $"({Amounts.Format(refundable, currency)})", "amount");
        }

        var refund = Shape.Of("refund", NewId.Of("re"), change.Now);
        refund["amount"] = amount;
        refund["charge"] = charge.Id();
        refund["currency"] = charge.Text("currency");
        refund["payment_intent"] = charge.Text("payment_intent");
        refund["reason"] = reason;
        RefundCompletion.Schedule(change, refund, charge);
        BalanceTransactions.RecordRefund(change, refund);
        change.Add(refund);
        charge["amount_refunded"] = charge.Long("amount_refunded") + amount;
        charge["refunded"] = charge.Long("amount_refunded") == charge.Long("amount_captured");
        change.Publish("refund.created", refund);
        change.Publish("charge.refunded", charge);
        if (charge.Bool("refunded"))
        {
            DisputeResolution.HandleRefund(change, charge);
        }

        return refund;
    }

    private static void UseClockOf(StripeCall call, JsonObject charge)
    {
        if (call.Change.Find("customer", charge.Text("customer")) is { } customer)
        {
            call.UseClockOf(customer);
        }
    }

    private static JsonObject Charge(StripeCall call)
    {
        var parameters = call.Params;
        var id = parameters.Text("charge");
        if (parameters.Text("payment_intent") is { } intent)
        {
            id = call.Change.Get("payment_intent", intent, "payment_intent").Text("latest_charge");
        }

        if (id is null)
        {
            throw StripeApiException.Invalid(parameters.Text("payment_intent") is null
                ? "One of the following params should be provided for this request: payment_intent or charge."
                : "This PaymentIntent does not have a successful charge to refund.", "payment_intent");
        }

        var charge = call.Change.Get("charge", id, "charge");
        return charge.Bool("paid") ? charge
            : throw StripeApiException.Invalid("This PaymentIntent does not have a successful charge to refund.");
    }
}
