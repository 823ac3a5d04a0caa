namespace Tenantry.Billing.StripeEmulator;

internal static class PortalSessions
{
    public static void Map(StripeApi api) =>
        api.Post("billing_portal/sessions", $"customer! configuration return_url locale {PortalFlow.Parameter}", call =>
    {
        var customer = Customers.GetExisting(call.Change, call.Params.Text("customer"));
        call.UseClockOf(customer);
        var configuration = PortalConfigurations.Of(call.Change, call.Params.Text("configuration"), "configuration");
        if (!configuration.Bool("active"))
        {
            throw StripeApiException.Invalid("This portal configuration is inactive.", "configuration");
        }

        var session = Shape.Of("billing_portal.session", NewId.Of("bps"), call.Change.Now);
        session["configuration"] = configuration.Id();
        session["customer"] = customer.Id();
        session["url"] = $"{call.Context.Address}/p/session/{session.Id()}";
        session["return_url"] = configuration.Text("default_return_url");
        session.CopyFrom(call.Params, "return_url", "locale");
        session["flow"] = call.Params.Obj("flow_data") is { } data ? PortalFlow.Of(call.Change, customer, configuration, data) : null;
        call.Change.Add(session);
        call.Change.Publish("billing_portal.session.created", session);
        return session;
    });
}
