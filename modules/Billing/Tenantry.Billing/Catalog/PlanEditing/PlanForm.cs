using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>A plan as the operator types it. What it grants is lines: <c>lessons</c> is simply on, <c>api_calls: 1000</c> has a limit.</summary>
internal sealed partial class PlanForm
{
    [Required(ErrorMessage = "Give it a name."), StringLength(60, ErrorMessage = "Keep it within 60 characters.")]
    public string Name { get; set; } = "";

    public string? Grants { get; set; }

    public string? Highlights { get; set; }

    [Range(1, 1000, ErrorMessage = "Type a place from 1.")]
    public int Place { get; set; } = 1;

    [Range(0, 730, ErrorMessage = "A trial lasts up to 730 days.")]
    public int TrialDays { get; set; }

    public bool IsOnSale { get; set; } = true;

    [Required(ErrorMessage = "Say why."), StringLength(500, ErrorMessage = "Keep it within 500 characters.")]
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

    /// <summary>Gives each line of the card.</summary>
    public ImmutableArray<string> HighlightLines() => Split(Highlights);

    /// <summary>Reads what the plan grants.</summary>
    /// <exception cref="FormatException">A line is no feature.</exception>
    public ImmutableArray<Entitlement> Entitlements() => [.. Split(Grants).Select(Read).GroupBy(entitlement => entitlement.Feature, StringComparer.Ordinal).Select(one =>
        one.Count() == 1 ? one.First() : throw new FormatException($"'{one.Key}' is there twice. Say it once."))];

    public static string Lines(IEnumerable<Entitlement> all) =>
        string.Join('\n', all.Select(entitlement => entitlement.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{entitlement.Feature}: {limit}") : entitlement.Feature));

    private static Entitlement Read(string line) => Grant().Match(line) is { Success: true } grant
        ? new Entitlement(grant.Groups["feature"].Value, grant.Groups["limit"] is { Success: true } limit ? long.Parse(limit.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : null)
        : throw new FormatException($"'{line}' is no feature. Type lessons, or api_calls: 1000.");

    private static ImmutableArray<string> Split(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^(?<feature>[a-z][a-z0-9_]{0,59})(?:\s*:\s*(?<limit>\d[\d,]{0,17}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grant();
}
