namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>One difference between the catalogue and the payment provider.</summary>
/// <param name="Act">What mends it.</param>
/// <param name="Kind">What it is about, such as <c>price</c>.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Detail">What it is here, and there where that differs.</param>
internal sealed record SyncStep(SyncAct Act, string Kind, string Key, string Detail)
{
    /// <summary>As a command prints it: <c>+ price academy/monthly/usd-month-1/v1  $10.00 a month</c>.</summary>
    public override string ToString() => $"{Act switch { SyncAct.Make => '+', SyncAct.Rename => '~', _ => '!' }} {Kind} {Key}  {Detail}";
}

/// <summary>What mends a difference.</summary>
internal enum SyncAct
{
    /// <summary>It is made at the provider.</summary>
    Make = 1,

    /// <summary>It gets another name at the provider.</summary>
    Rename = 2,

    /// <summary>Nothing here: both sides have it and say something else. A person decides.</summary>
    Conflict = 3,
}
