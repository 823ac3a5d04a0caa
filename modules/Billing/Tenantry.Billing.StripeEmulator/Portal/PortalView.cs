using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

internal sealed record PortalSubscription(string Id, string Plan, string Price, string Status, string Description, bool CanCancel,
    bool CanResume, bool CanChange);

internal sealed record PortalInvoice(string Number, string Date, string Amount, string Status, string Link);

/// <summary>Represents the billing portal's home page.</summary>
internal sealed record PortalView(
    string Email, string? ReturnUrl, string? Card, IReadOnlyList<PortalSubscription> Subscriptions, IReadOnlyList<PortalInvoice>? Invoices)
{
    public bool CanUpdateCard { get; init; }

    public string? Note { get; init; }

    public static PortalView Of(Change change, JsonObject session)
    {
        var customer = session.Text("customer")!;
        var configuration = PortalConfigurations.Of(change, session.Text("configuration"));
        var method = change.All("subscription", "customer", customer).Where(row => !SubscriptionStatus.IsEnded(row))
            .Select(row => PaymentMethods.Resolve(change, customer, subscription: row)).FirstOrDefault()
            ?? PaymentMethods.Resolve(change, customer);
        return new(
            DashboardText.CustomerName(change, customer),
            session.Text("return_url"),
            method is null ? null
            : $"{Capital(method.Text("card.brand")!)} •••• {method.Text("card.last4")}, expires {method.Long("card.exp_month"):00} / "
                + $"{method.Long("card.exp_year")}",
            [.. change.All("subscription", "customer", customer).Where(row => row.Text("status") != SubscriptionStatus.IncompleteExpired)
                .Select(row => Subscription(change, session, row))],
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
        var canCancel = PortalConfigurations.Allows(change, session, "subscription_cancel");
        var ended = SubscriptionStatus.IsEnded(row);
        var amount = row.Rows("items.data").Sum(item => Amounts.Calculate(change, item.Obj("price")!, item.Long("quantity")));
        var interval = Amounts.FormatInterval(row.Rows("items.data").First().Obj("price.recurring"));
        var cancelAt = row.LongOrNull("cancel_at");
        return new(row.Id(), DashboardText.Plan(change, row), $"{Amounts.Format(amount, row.Text("currency"))} {interval}",
            Status(row.Text("status")!),
            ended ? $"Canceled on {Date(row.Long("ended_at"))}."
            : cancelAt is { } at ? $"Cancels on {Date(at)}. You can use it until then."
            : row.Text("status") == SubscriptionStatus.Trialing
            ? $"Your trial ends on {Date(row.Long("trial_end"))}. You'll be charged then."
            : row.Text("status") is SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid
            ? "Your last payment failed. Update your card or pay the open invoice below."
            : $"Renews on {Date(Periods.Current(row).End)}.",
            CanCancel: canCancel && !ended && cancelAt is null,
            CanResume: canCancel && !ended && cancelAt is not null,
            CanChange: !ended && cancelAt is null && PortalPlans.HasPlans(change, session, row));
    }

    private static PortalInvoice Invoice(JsonObject row) => new(
        row.Text("number")!, Date(row.Long("created")), Amounts.Format(row.Long("total"), row.Text("currency")),
        Status(row.Text("status")!), $"/i/{row.Id()}");

    private static string Status(string status) => Capital(status.Replace('_', ' '));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
