namespace Tenantry.Billing.StripeEmulator;

internal static class PortalSessions
{
    private const string Flow = "flow_data{type!:payment_method_update after_completion{type!:redirect|portal_homepage redirect{return_url!}}}";

    public static void Map(StripeApi api) => api.Post("billing_portal/sessions", $"customer! return_url locale {Flow}", call =>
    {
        var customer = Customers.Living(call.Change, call.Params.Text("customer"));
        var session = Shape.Of("billing_portal.session", NewId.Of("bps"), call.Change.Now);
        session["configuration"] = "bpc_local";
        session["customer"] = customer.Id();
        session["url"] = $"{call.Context.Address}/p/session/{session.Id()}";
        session.Take(call.Params, "return_url", "locale");
        session["flow"] = call.Params.Obj("flow_data")?.DeepClone();
        return call.Change.Add(session);
    });
}
