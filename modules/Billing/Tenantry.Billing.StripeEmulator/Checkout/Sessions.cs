namespace Tenantry.Billing.StripeEmulator;

internal static class Sessions
{
    public static void Map(StripeApi api)
    {
        CreateSession.Map(api);
        api.Retrieve("checkout/sessions/{id}", "checkout.session");
        api.List("checkout/sessions", "customer subscription payment_intent status:complete|expired|open created:range", call =>
            call.Change.All("checkout.session").Where(call.Params, "customer", "subscription", "payment_intent", "status")
            .CreatedIn(call.Params));
        api.List("checkout/sessions/{id}/line_items", "", call => call.Change.Get("checkout.session", call.Id).Rows("_line_items"));
        api.Post("checkout/sessions/{id}/expire", "", call =>
        {
            var session = call.Change.Edit("checkout.session", call.Id);
            if (session.Text("status") != "open")
            {
                throw StripeApiException.Invalid(
                    $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of "
                        + $"{session.Text("status")}.");
            }

            Expire(call.Change, session, call.Context.Address);
            return session;
        });
    }

    public static void Expire(Change change, JsonObject session, string address)
    {
        session["_due"] = null;
        if (session.Text("status") == "open")
        {
            session["status"] = "expired";
            session["url"] = null;
            RecoverSession.SetUrl(change, session, address);
            change.Publish("checkout.session.expired", session);
        }
    }
}
