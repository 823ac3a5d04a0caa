using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the dashboard's overview page.</summary>
internal sealed record OverviewView(string Now, string ClockOffset, string Today,
    IReadOnlyList<(string Name, string Text)> Stats, TableView Next)
{
    public string? Note { get; init; }

    public string? Date { get; init; }

    public string? DateError { get; init; }

    public static OverviewView Of(Change change, PageContext pages)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(change.Now);
        var subscriptions = change.All("subscription").ToArray();
        return new(
            DashboardText.FormatTime(change.Now) + " UTC",
            FormatOffset(pages.Clock.Offset),
            now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [
                ("Customers", $"{change.All("customer").Count(row => !row.Bool("deleted")):N0}"),
                ("Active", Count(subscriptions, SubscriptionStatus.Active)),
                ("Trialing", Count(subscriptions, SubscriptionStatus.Trialing)),
                ("Past due", Count(subscriptions, SubscriptionStatus.PastDue)),
                ("Canceled", Count(subscriptions, SubscriptionStatus.Canceled)),
                ("Payments", $"{change.All("charge").Count(row => row.Bool("paid")):N0}"),
                ("Events", $"{change.Count("event"):N0}"),
            ],
            new("Upcoming", "Nothing is scheduled. Renewals, trial ends and expiring checkouts appear here.",
                ["Date", "Action", "Customer"],
                [.. pages.State.Upcoming(12).Select(item => Row(change, item))]))
        {
            Date = now.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static Cell[] Row(Change change, DueItem item)
    {
        var doc = change.Get(item.Kind, item.Id);
        var clock = item.Clock == DueIndex.MainClock ? "" : " (test clock)";
        return [Cell.Time(item.At), new(DescribeDueWork(doc, item.At) + clock, DashboardLists.Detail(doc)),
            new(DashboardText.CustomerName(change, doc.Text("customer")))];
    }

    private static string DescribeDueWork(JsonObject doc, long at) => doc.Kind() switch
    {
        "checkout.session" => "Checkout session expires",
        "refund" => "Refund completes",
        "invoice" => doc.Text("status") == "draft" ? "Draft is finalized" : "Invoice becomes past due",
        "subscription_schedule" => doc.Text("status") == "active" ? "Schedule expires soon" : "Schedule starts",
        "dispute" => "Evidence due date passes",
        "subscription" when doc.LongOrNull("cancel_at") == at => "Subscription cancels",
        "subscription" when doc.Text("status") == SubscriptionStatus.Incomplete => "Incomplete subscription expires",
        "subscription" when Periods.Current(doc).End == at => doc.Text("status") == SubscriptionStatus.Trialing ? "Trial ends"
            : "Subscription renews",
        "subscription" when doc.Text("status") == SubscriptionStatus.Trialing => "Trial ending notice",
        "subscription" => "Payment is retried",
        _ => "Test clock advances",
    };

    private static string FormatOffset(TimeSpan offset) => offset == TimeSpan.Zero
        ? "The clock shows the system time."
        : $"{(int)offset.TotalDays:N0} days {offset.Hours} hours ahead of the system time.";

    private static string Count(JsonObject[] subscriptions, string status) =>
        $"{subscriptions.Count(row => row.Text("status") == status):N0}";
}
