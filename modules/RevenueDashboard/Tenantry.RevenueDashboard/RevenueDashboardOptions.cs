using Microsoft.Extensions.Options;

namespace Tenantry.RevenueDashboard;

/// <summary>Options of the revenue dashboard.</summary>
public sealed class RevenueDashboardOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:RevenueDashboard";

    /// <summary>
    /// Gets or sets the monthly revenue target of all products together, in major units of <see cref="Currency"/>: 20000 is $20,000.
    /// </summary>
    /// <value>
    /// <see langword="null"/>: no progress is shown. Otherwise greater than zero, with no more decimals than the currency has.
    /// </value>
    public decimal? MonthlyTarget { get; set; }

    /// <summary>
    /// Gets or sets the ISO 4217 code of the currency of all metrics. Subscriptions in other currencies are listed separately and not
    /// added.
    /// </summary>
    /// <value>USD.</value>
    public string Currency { get; set; } = "USD";

    /// <summary>Gets or sets the IANA time zone in which months begin and end.</summary>
    /// <value>UTC.</value>
    public string TimeZone { get; set; } = "UTC";
}

internal sealed class RevenueDashboardOptionsValidator : IValidateOptions<RevenueDashboardOptions>
{
    private const string Prefix = RevenueDashboardOptions.Section;

    public ValidateOptionsResult Validate(string? name, RevenueDashboardOptions options)
    {
        var failures = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            failures.Add($"{Prefix}:TimeZone: '{options.TimeZone}' is not a time zone. Use an IANA name, such as Europe/Berlin.");
        }

        if (!Kernel.Currency.TryOf(options.Currency, out var currency))
        {
            failures.Add($"{Prefix}:Currency: '{options.Currency}' is not an ISO 4217 currency code. Use three letters, such as USD.");
        }
        else if (options.MonthlyTarget is { } target
            && (target <= 0 || decimal.Truncate(target * currency.MinorUnitsPerUnit) != target * currency.MinorUnitsPerUnit))
        {
            failures.Add(
                $"{Prefix}:MonthlyTarget: {target} is not a valid target. Use a value greater than zero with at most {currency.Exponent} "
                    + "decimals, or omit it.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
