namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Maintains a customer's balance; a negative balance is a credit to the customer. Every change creates a balance transaction.
/// </summary>
internal static class CustomerBalance
{
    public static void Map(StripeApi api)
    {
        api.Post("customers/{id}/balance_transactions", "amount!:int currency! description metadata{*}", call =>
        {
            Customers.GetExisting(call.Change, call.Id, "id");
            var customer = call.Change.Edit("customer", call.Id);
            call.UseClockOf(customer);
            var transaction = Adjust(call.Change, customer, call.Params.Long("amount"),
                call.Params.Text("currency")!.ToLowerInvariant(), "adjustment");
            call.Change.Publish("customer.updated", customer);
            return transaction.CopyFrom(call.Params, "description").MergeMetadata(call.Params);
        });
        api.List("customers/{id}/balance_transactions", "invoice created:range", call => call.Change.All("customer_balance_transaction")
            .Where(row => row.Text("customer") == Customers.GetExisting(call.Change, call.Id, "id").Id())
            .Where(call.Params, "invoice").CreatedIn(call.Params));
        api.Get("customers/{id}/balance_transactions/{transaction}", "", call => GetOfCustomer(call));
        api.Post("customers/{id}/balance_transactions/{transaction}", "description metadata{*}", call =>
            call.Change.Edit(GetOfCustomer(call)).CopyFrom(call.Params, "description").MergeMetadata(call.Params));
    }

    /// <summary>Adds an amount to the balance. All amounts of a customer must be in one currency.</summary>
    public static JsonObject Adjust(Change change, JsonObject customer, long amount, string currency, string type,
        JsonObject? invoice = null, JsonObject? creditNote = null)
    {
        if (customer.Text("currency") is { } balanceCurrency && balanceCurrency != currency && customer.Long("balance") != 0)
        {
            throw StripeApiException.Invalid($"The customer's balance is in {balanceCurrency}. It cannot be adjusted in {currency}.",
                "currency");
        }

        customer["balance"] = customer.Long("balance") + amount;
        customer["currency"] ??= currency;
        var transaction = Shape.Of("customer_balance_transaction", NewId.Of("cbtxn"), change.Now);
        transaction["amount"] = amount;
        transaction["currency"] = currency;
        transaction["customer"] = customer.Id();
        transaction["ending_balance"] = customer.Long("balance");
        transaction["type"] = type;
        transaction["invoice"] = invoice?.Id();
        transaction["credit_note"] = creditNote?.Id();
        return change.Add(transaction);
    }

    /// <summary>Builds the balance by currency; an empty object if the balance is zero.</summary>
    public static JsonObject ByCurrency(JsonObject customer) => customer.Long("balance") is var balance && balance != 0
        ? new JsonObject { [customer.Text("currency")!] = balance }
        : [];

    private static JsonObject GetOfCustomer(StripeCall call) => call.Change
        .Get("customer_balance_transaction", call.Route("transaction")) is var transaction && transaction.Text("customer") == call.Id
        ? transaction
        : throw StripeApiException.ResourceMissing("customer_balance_transaction", call.Route("transaction"), "id");
}
