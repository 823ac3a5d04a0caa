using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

internal sealed record PortalSubscription(string Id, string Plan, string Price, string Status, string Says, bool CanCancel, bool CanResume, bool CanChange);

internal sealed record PortalInvoice(string Number, string Date, string Amount, string Status, string Link);

/// <summary>What a customer may see and do in the portal.</summary>
internal sealed record PortalView(
    string Email, string? ReturnUrl, string? Card, IReadOnlyList<PortalSubscription> Subscriptions, IReadOnlyList<PortalInvoice>? Invoices)
{
    public bool CanUpdateCard { get; init; }

    public string? Note { get; init; }

    public static PortalView Of(Change change, JsonObject session)
    {
        var customer = session.Text("customer")!;
        var configuration = PortalConfigurations.Of(change, session.Text("configuration"));
        var method = change.All("subscription", "customer", customer).Where(row => !SubscriptionStatus.Ended(row))
            .Select(row => PaymentMethods.ForPaying(change, customer, subscription: row)).FirstOrDefault() ?? PaymentMethods.ForPaying(change, customer);
        return new(
            DashboardText.Who(change, customer),
            session.Text("return_url"),
            method is null ? null : $"{Capital(method.Text("card.brand")!)} •••• {method.Text("card.last4")}, expires {method.Long("card.exp_month"):00} / {method.Long("card.exp_year")}",
            [.. change.All("subscription", "customer", customer).Where(row => row.Text("status") != SubscriptionStatus.IncompleteExpired).Select(row => Subscription(change, session, row))],
            configuration.Bool("features.invoice_history.enabled")
                ? [.. change.All("invoice", "customer", customer).Where(row => row.Text("number") is not null).Take(24).Select(Invoice)]
                : null)
        {
            CanUpdateCard = configuration.Bool("features.payment_method_update.enabled"),
        };
    }

    public static string Date(long at) => DateTimeOffset.FromUnixTimeSeconds(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static PortalSubscription Subscription(Change change, JsonObject session, JsonObject row)
    {
        var mayCancel = PortalConfigurations.Allows(change, session, "subscription_cancel");
        var ended = SubscriptionStatus.Ended(row);
        var amount = row.Rows("items.data").Sum(item => Amounts.Of(change, item.Obj("price")!, item.Long("quantity")));
        var every = Amounts.Every(row.Rows("items.data").First().Obj("price.recurring"));
        var leaving = row.LongOrNull("cancel_at");
        return new(row.Id(), DashboardText.Plan(change, row), $"{Amounts.Text(amount, row.Text("currency"))} {every}", Status(row.Text("status")!),
            ended ? $"Ended on {Date(row.Long("ended_at"))}."
            : leaving is { } at ? $"Ends on {Date(at)}. You can use it until then."
            : row.Text("status") == SubscriptionStatus.Trialing ? $"Your trial ends on {Date(row.Long("trial_end"))}; the first payment follows."
            : row.Text("status") is SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid ? "The last payment failed. Update your card, or pay the open invoice below."
            : $"Renews on {Date(Periods.Current(row).End)}.",
            CanCancel: mayCancel && !ended && leaving is null,
            CanResume: mayCancel && !ended && leaving is not null,
            CanChange: !ended && leaving is null && PortalOffer.Any(change, session, row));
    }

    private static PortalInvoice Invoice(JsonObject row) => new(
        row.Text("number")!, Date(row.Long("created")), Amounts.Text(row.Long("total"), row.Text("currency")), Status(row.Text("status")!), $"/i/{row.Id()}");

    private static string Status(string status) => Capital(status.Replace('_', ' '));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
