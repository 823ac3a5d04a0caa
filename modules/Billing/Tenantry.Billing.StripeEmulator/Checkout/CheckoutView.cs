using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

internal sealed record CheckoutLine(string Name, string Note, string Amount, string? Id = null, long Quantity = 0,
    (long Least, long Most)? Adjustable = null);

internal sealed record CheckoutSavedCard(string Id, string Name);

/// <summary>Represents a checkout session as its page displays it.</summary>
internal sealed record CheckoutView(string Heading, string Button, IReadOnlyList<CheckoutLine> Lines)
{
    public string? Headline { get; init; }

    public string? BillingInterval { get; init; }

    public string? Trial { get; init; }

    public string? Terms { get; init; }

    public string? Subtotal { get; init; }

    public string? Total { get; init; }

    public string? Discount { get; init; }

    public string? DiscountName { get; init; }

    public string? Tax { get; init; }

    public bool CalculatesTax { get; init; }

    public bool AllowsPromotionCodes { get; init; }

    public bool Setup { get; init; }

    public string? CancelUrl { get; init; }

    public string Email { get; init; } = "";

    public bool EmailFixed { get; init; }

    public bool CollectsCard { get; init; } = true;

    public bool CollectsAddress { get; init; }

    public bool RequiresAddress { get; init; }

    public bool CollectsTaxId { get; init; }

    public bool RequiresTaxId { get; init; }

    public bool OffersCardSaving { get; init; }

    public IReadOnlyList<CheckoutSavedCard> SavedCards { get; init; } = [];

    public CheckoutBuyer Buyer { get; init; } = new("", CardForm.Empty);

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Message { get; init; }

    /// <summary>Gets the URL that the forms post to.</summary>
    public string Action { get; init; } = "";

    public CheckoutView WithError(string field, string message) =>
        this with { Errors = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message } };

    public static IResult Page(Change change, JsonObject session) => StripeEmulator.Page.Of<CheckoutPage>(("Model", Of(change, session)));

    public static CheckoutView Of(Change change, JsonObject session)
    {
        var currency = session.Text("currency");
        var items = session.Rows("_line_items").ToArray();
        var recurring = items.Select(item => item.Obj("price.recurring")).FirstOrDefault(row => row is not null);
        var trialEnd = SessionTotals.TrialEnd(change, session);
        var name = items.Length == 1 ? items[0].Text("description") : null;
        var interval = Amounts.FormatInterval(recurring);
        var recurringAmount = Amounts.Format(items.Where(item => item.Obj("price.recurring") is not null)
            .Sum(item => Amounts.DueAtPeriodStart(change, item.Obj("price")!, item.Long("quantity"))), currency);
        var total = Amounts.Format(session.LongOrNull("amount_total") ?? 0, currency);
        var view = CheckoutFields.Add(change, session,
            new(Title(session, name, trialEnd), ButtonText(session, trialEnd, total), [.. items.Select(item => Line(change, item))])
        {
            CancelUrl = session.Text("cancel_url"),
            Action = CheckoutPaths.Of(session).Page,
            Setup = session.Text("mode") == "setup",
        });
        if (view.Setup)
        {
            return view;
        }

        var discount = SessionTotals.Discount(change, session);
        var discountAmount = session.Long("total_details.amount_discount");
        return view with
        {
            Headline = trialEnd is null ? total : Days(change, trialEnd.Value),
            BillingInterval = trialEnd is null ? interval : null,
            Trial = trialEnd is null ? null
            : $"Then {recurringAmount} {interval} starting {DateTimeOffset.FromUnixTimeSeconds(trialEnd.Value).ToString("d MMMM "
                + "yyyy", CultureInfo.InvariantCulture)}",
            Terms = recurring is null ? null : $"You will be charged {recurringAmount} {interval} until you cancel.",
            Subtotal = Amounts.Format(session.Long("amount_subtotal"), currency),
            Total = total,
            Discount = discount is null ? null : Amounts.Format(-discountAmount, currency),
            DiscountName = discount?.Code?.Text("code") ?? discount?.Coupon.Text("name") ?? discount?.Coupon.Id(),
            Tax = session.Long("total_details.amount_tax") is var tax and > 0 ? Amounts.Format(tax, currency) : null,
            CalculatesTax = session.Bool("automatic_tax.enabled") && view.CollectsAddress,
            AllowsPromotionCodes = session.Bool("allow_promotion_codes"),
        };
    }

    private static CheckoutLine Line(Change change, JsonObject item)
    {
        var interval = Amounts.FormatInterval(item.Obj("price.recurring"));
        var quantity = item.Long("quantity");
        var note = string.Join(", ", new[] { quantity == 1 ? "" : $"Quantity {quantity}", interval.Length == 0 ? ""
            : $"Billed {interval}" }.Where(part => part.Length > 0));
        var amount = item.Text("price.recurring.usage_type") == "metered" ? "Usage-based"
            : Amounts.Format(Amounts.Calculate(change, item.Obj("price")!, quantity), item.Text("currency"));
        return new(item.Text("description")!, note, amount, item.Id(), quantity, SessionItems.Adjustable(item));
    }

    private static string Title(JsonObject session, string? name, long? trialEnd) => session.Text("mode") switch
    {
        "setup" => "Save your card",
        "subscription" => trialEnd is null ? $"Subscribe to {name ?? "your plan"}" : $"Try {name ?? "your plan"}",
        _ => $"Pay for {name ?? "your order"}",
    };

    private static string ButtonText(JsonObject session, long? trialEnd, string total) => session.Text("mode") switch
    {
        "setup" => "Save card",
        "subscription" => trialEnd is null ? "Subscribe" : "Start trial",
        _ => $"Pay {total}",
    };

    private static string Days(Change change, long end)
    {
        var days = (long)Math.Round((end - change.Now) / 86400.0);
        return days == 1 ? "1 day free" : $"{days} days free";
    }
}
