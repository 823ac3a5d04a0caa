using System.Text.RegularExpressions;

namespace Tenantry.AdminUi.Resources;

/// <summary>Maps stored statuses to texts and colors: the same status has the same color on every page.</summary>
internal static partial class StatusWords
{
    public static string Of(string status)
    {
        var words = Boundary().Replace(status.Trim(), " ").ToLowerInvariant();
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Gets a title as it stands within a sentence: an abbreviation at its start stays as it is.</summary>
    public static string Within(string title) =>
        title is [_, var second, ..] && char.IsUpper(second) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    public static Tone ToneOf(string status) => Of(status) switch
    {
        "Active" or "Paid" or "Sent" or "Succeeded" or "Done" or "Delivered" or "Accepted" or "Enabled" or "Completed" or "Healthy"
            or "Won" or "On" or "Allowed" or "On sale" or "Recovered" or "Processed" or "Credited" => Tone.Success,
        "Failed" or "Dead" or "Unpaid" or "Suspended" or "Blocked" or "Disputed" or "Bounced" or "Overdue" or "Off" or "Denied" or "Refused"
            or "Uncollectible" or "Lost" or "Payment failed" or "Missing here" or "Missing there" => Tone.Danger,
        "Past due" or "Retrying" or "Expiring" or "Stalled" or "Incomplete" or "Needs attention" or "Paused" or "Grace" or "Restricted"
            or "Different" or "Unknown customer" or "Unknown price" or "Needs response" or "Partly refunded"
            or "Cancels at period end" => Tone.Warning,
        "Queued" or "Pending" or "Trialing" or "Trial" or "Running" or "Open" or "Invited" or "Scheduled" or "Processing"
            or "Held" => Tone.Info,
        _ => Tone.Neutral,
    };

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|[_-]+", RegexOptions.None, 1000)]
    private static partial Regex Boundary();
}
