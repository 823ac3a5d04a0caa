using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>
/// Represents the form for a plan. Entitlements are entered one per line: <c>lessons</c> grants a feature, <c>api_calls: 1000</c> grants a
/// feature with a limit.
/// </summary>
internal sealed partial class PlanForm
{
    [Required(ErrorMessage = "Enter a name."), StringLength(60, ErrorMessage = "Use at most 60 characters.")]
    public string Name { get; set; } = "";

    public string? Grants { get; set; }

    public string? Highlights { get; set; }

    [Range(1, 1000, ErrorMessage = "Enter a position of 1 or more.")]
    public int Place { get; set; } = 1;

    [Range(0, 730, ErrorMessage = "Enter a trial of at most 730 days.")]
    public int TrialDays { get; set; }

    public bool IsOnSale { get; set; } = true;

    [Required(ErrorMessage = "Enter a reason."), StringLength(500, ErrorMessage = "Use at most 500 characters.")]
    public string Reason { get; set; } = "";

    public static PlanForm Of(PlanDescription plan, int position, bool isOnSale) => new()
    {
        Name = plan.Name,
        Grants = Lines(plan.Entitlements),
        Highlights = string.Join('\n', plan.Highlights),
        Place = position + 1,
        TrialDays = plan.TrialDays,
        IsOnSale = isOnSale,
    };

    /// <summary>Gets the lines of the feature list.</summary>
    public ImmutableArray<string> HighlightLines() => Split(Highlights);

    /// <summary>Parses the entitlements.</summary>
    /// <exception cref="FormatException">A line has an invalid format, or a feature is listed twice.</exception>
    public ImmutableArray<Entitlement> Entitlements() =>
        [.. Split(Grants).Select(Read).GroupBy(entitlement => entitlement.Feature, StringComparer.Ordinal).Select(duplicates =>
        duplicates.Count() == 1 ? duplicates.First()
        : throw new FormatException($"'{duplicates.Key}' is listed twice. Remove one of the lines."))];

    public static string Lines(IEnumerable<Entitlement> entitlements) =>
        string.Join('\n', entitlements.Select(entitlement => entitlement.Limit is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $"{entitlement.Feature}: {limit}") : entitlement.Feature));

    private static Entitlement Read(string line) => Grant().Match(line) is { Success: true } grant
        ? new Entitlement(grant.Groups["feature"].Value, grant.Groups["limit"] is { Success: true } limit
            ? long.Parse(limit.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : null)
        : throw new FormatException(
            $"'{line}' is not a valid entitlement. Enter a feature such as lessons, or a feature with a limit such as api_calls: 1000.");

    private static ImmutableArray<string> Split(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^(?<feature>[a-z][a-z0-9_]{0,59})(?:\s*:\s*(?<limit>\d[\d,]{0,17}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grant();
}
