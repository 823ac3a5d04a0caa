using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Parses the submitted override form and adds an error to each invalid field.</summary>
internal sealed class OverrideInput(IFormCollection form, FormErrors errors)
{
    public string Text(string field) => form[field].ToString().Trim();

    public string SelectedOption(string field)
    {
        if (Text(field) is { Length: > 0 } selected)
        {
            return selected;
        }

        errors.Add(field, "Select an option.");
        return "";
    }

    public long? WholeNumber(string field, bool required)
    {
        if (Text(field).Length == 0 && !required)
        {
            return null;
        }

        if (long.TryParse(Text(field), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.Add(field, "Enter a whole number.");
        return null;
    }

    /// <summary>Parses a number of credits, or an amount of money in major units: 12.50 is $12.50.</summary>
    public long? Amount(string field, CreditUnit? unit)
    {
        if (unit?.Currency is not { } currency)
        {
            return WholeNumber(field, required: true);
        }

        if (decimal.TryParse(Text(field), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var units)
            && units * currency.MinorUnitsPerUnit is var minor && minor == Math.Floor(minor) && minor < long.MaxValue)
        {
            return (long)minor;
        }

        errors.Add(field, $"Enter an amount in {currency.Code}, such as 12{(currency.Exponent == 0 ? "" : ".50")}.");
        return null;
    }

    /// <summary>Parses a date and returns the end of that day in UTC.</summary>
    public DateTimeOffset? EndOfDay(string field)
    {
        if (Text(field).Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue)
        {
            return new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        errors.Add(field, "Enter a date.");
        return null;
    }
}
