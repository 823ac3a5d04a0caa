namespace Tenantry.Billing.StripeEmulator;

/// <summary>A customer's balance: negative is the customer's credit. Every change of it is a transaction.</summary>
internal static class CustomerBalance
{
    public static void Map(StripeApi api)
    {
        api.Post("customers/{id}/balance_transactions", "amount!:int currency! description metadata{*}", call =>
        {
            Customers.Living(call.Change, call.Id, "id");
            var customer = call.Change.Edit("customer", call.Id);
            call.UseClockOf(customer);
            var made = Move(call.Change, customer, call.Params.Long("amount"), call.Params.Text("currency")!.ToLowerInvariant(), "adjustment");
            call.Change.Say("customer.updated", customer);
            return made.Take(call.Params, "description").TakeMetadata(call.Params);
        });
        api.List("customers/{id}/balance_transactions", "invoice created:range", call => call.Change.All("customer_balance_transaction")
            .Where(row => row.Text("customer") == Customers.Living(call.Change, call.Id, "id").Id())
            .Where(call.Params, "invoice").CreatedIn(call.Params));
        api.Get("customers/{id}/balance_transactions/{transaction}", "", call => Owned(call));
        api.Post("customers/{id}/balance_transactions/{transaction}", "description metadata{*}", call =>
            call.Change.Edit(Owned(call)).Take(call.Params, "description").TakeMetadata(call.Params));
    }

    /// <summary>Adds to the balance; the amounts of one customer are all in one currency.</summary>
    public static JsonObject Move(Change change, JsonObject customer, long amount, string currency, string type, JsonObject? invoice = null, JsonObject? creditNote = null)
    {
        if (customer.Text("currency") is { } known && known != currency && customer.Long("balance") != 0)
        {
            throw StripeRefusal.Invalid($"The customer's balance is in {known}; it cannot be changed in {currency}.", "currency");
        }

        customer["balance"] = customer.Long("balance") + amount;
        customer["currency"] ??= currency;
        var made = Shape.Of("customer_balance_transaction", NewId.Of("cbtxn"), change.Now);
        made["amount"] = amount;
        made["currency"] = currency;
        made["customer"] = customer.Id();
        made["ending_balance"] = customer.Long("balance");
        made["type"] = type;
        made["invoice"] = invoice?.Id();
        made["credit_note"] = creditNote?.Id();
        return change.Add(made);
    }

    /// <summary>Builds the balance by currency; an empty object when nothing is on it.</summary>
    public static JsonObject ByCurrency(JsonObject customer) => customer.Long("balance") is var balance && balance != 0
        ? new JsonObject { [customer.Text("currency")!] = balance }
        : [];

    private static JsonObject Owned(StripeCall call) => call.Change.Get("customer_balance_transaction", call.Route("transaction")) is var made && made.Text("customer") == call.Id
        ? made
        : throw StripeRefusal.NoSuch("customer_balance_transaction", call.Route("transaction"), "id");
}
