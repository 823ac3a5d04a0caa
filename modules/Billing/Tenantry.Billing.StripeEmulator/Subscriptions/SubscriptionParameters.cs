namespace Tenantry.Billing.StripeEmulator;

/// <summary>Defines the parameters shared by the subscription endpoints.</summary>
internal static class SubscriptionParameters
{
    public const string Item = $"plan price {CreateSubscription.PriceData} quantity:int metadata{{*}} {Discounts.Parameter} tax_rates[]";

    public const string Proration = "proration_behavior:always_invoice|create_prorations|none";

    public const string Behavior = "payment_behavior:allow_incomplete|default_incomplete|error_if_incomplete|pending_if_incomplete";

    public const string AddInvoiceItems =
        $"add_invoice_items[]{{price {InvoiceItems.PriceData} quantity:int discountable:bool metadata{{*}} tax_rates[]}}";

    public const string Anchor = "billing_cycle_anchor{type!:now|unchanged}";

    /// <summary>The parameters that updates and previews share. Each adds an anchor parameter of its own.</summary>
    public const string Change =
        $"items[]{{id deleted:bool clear_usage:bool {Item}}} {Proration} proration_date:int trial_end:int|now "
            + $"{CancelSubscription.CancellationFields}";

    public const string Details =
        $"metadata{{*}} description default_payment_method default_tax_rates[] automatic_tax{{enabled!:bool}} "
            + $"collection_method:charge_automatically|send_invoice days_until_due:int " +
        $"{CreateSubscription.TrialSettings} {Discounts.Parameter} {AddInvoiceItems} off_session:bool {Behavior} {Proration} " +
        "payment_settings{save_default_payment_method:off|on_subscription payment_method_types[]}";
}
