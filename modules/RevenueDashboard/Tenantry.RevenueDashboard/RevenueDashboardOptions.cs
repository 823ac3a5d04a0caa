using Microsoft.Extensions.Options;

namespace Tenantry.RevenueDashboard;

/// <summary>In what currency and time zone the operator reads revenue, and what it should come to in a month.</summary>
public sealed class RevenueDashboardOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:RevenueDashboard";

    /// <summary>Gets or sets what all products together should bring in a month, in units of <see cref="Currency"/>: 20000 is $20,000.</summary>
    /// <value>None: no progress is shown. Where it is set, more than zero and with no more decimals than the currency has.</value>
    public decimal? MonthlyTarget { get; set; }

    /// <summary>Gets or sets the ISO 4217 code of the currency that figures are in. Subscriptions in others are listed apart, never added.</summary>
    /// <value>USD.</value>
    public string Currency { get; set; } = "USD";

    /// <summary>Gets or sets the IANA time zone in which the operator's months begin and end.</summary>
    /// <value>UTC.</value>
    public string TimeZone { get; set; } = "UTC";
}

internal sealed class RevenueDashboardOptionsValidator : IValidateOptions<RevenueDashboardOptions>
{
    private const string Prefix = RevenueDashboardOptions.Section;

    public ValidateOptionsResult Validate(string? name, RevenueDashboardOptions options)
    {
        var mistakes = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            mistakes.Add($"{Prefix}:TimeZone: '{options.TimeZone}' is not a time zone. Write an IANA name, such as Europe/Berlin.");
        }

        if (!Kernel.Currency.TryOf(options.Currency, out var currency))
        {
            mistakes.Add($"{Prefix}:Currency: '{options.Currency}' is not an ISO 4217 currency code. Write three letters, such as USD.");
        }
        else if (options.MonthlyTarget is { } target && (target <= 0 || decimal.Truncate(target * currency.MinorUnitsPerUnit) != target * currency.MinorUnitsPerUnit))
        {
            mistakes.Add($"{Prefix}:MonthlyTarget: {target} is no target. Write more than zero, with at most {currency.Exponent} decimals, or leave it out.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
