namespace Tenantry.Billing.StripeEmulator;

/// <summary>Determines which fields the checkout page collects, as configured in the session.</summary>
internal static class CheckoutFields
{
    public static CheckoutView Add(Change change, JsonObject session, CheckoutView view)
    {
        var customer = change.Find("customer", session.Text("customer"));
        var email = customer?.Text("email") ?? session.Text("customer_email");
        var needsAddress = session.Text("billing_address_collection") == "required";
        var taxIds = session.Bool("tax_id_collection.enabled");
        var canUpdate = customer is null || session.Text("_customer_update.address") == "auto";
        return view with
        {
            Email = email ?? "",
            EmailFixed = email is not null,
            CollectsCard = SessionCard.IsRequired(session),
            CollectsAddress = needsAddress || taxIds || (session.Bool("automatic_tax.enabled") && canUpdate),
            RequiresAddress = needsAddress,
            CollectsTaxId = taxIds,
            RequiresTaxId = session.Text("tax_id_collection.required") == "if_supported",
            OffersCardSaving = session.Text("saved_payment_method_options.payment_method_save") == "enabled",
            SavedCards = [.. ListSavedCards(change, session, customer)],
            Buyer = new(email ?? "", CardForm.Empty) { Address = customer?.Obj("address") },
        };
    }

    /// <summary>
    /// Lists the customer's saved cards that can be redisplayed: by default those with <c>allow_redisplay</c> set to <c>always</c>.
    /// </summary>
    private static IEnumerable<CheckoutSavedCard> ListSavedCards(Change change, JsonObject session, JsonObject? customer)
    {
        var filters = session.Texts("saved_payment_method_options.allow_redisplay_filters").DefaultIfEmpty("always").ToArray();
        return customer is null || session.Text("mode") == "setup" ? [] : change.All("payment_method", "customer", customer.Id())
            .Where(row => filters.Contains(row.Text("allow_redisplay")))
            .Select(row => new CheckoutSavedCard(row.Id(), $"{row.Text("card.brand")} ending in {row.Text("card.last4")}"));
    }
}
