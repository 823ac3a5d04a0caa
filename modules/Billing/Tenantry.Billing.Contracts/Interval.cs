namespace Tenantry.Billing.Contracts;

/// <summary>Specifies how often a price is charged.</summary>
public enum Interval
{
    /// <summary>Once, for a purchase that does not renew.</summary>
    Once = 1,

    /// <summary>Every week or number of weeks.</summary>
    Week = 2,

    /// <summary>Every month or number of months.</summary>
    Month = 3,

    /// <summary>Every year or number of years.</summary>
    Year = 4,

    /// <summary>Every day or number of days.</summary>
    Day = 5,
}
