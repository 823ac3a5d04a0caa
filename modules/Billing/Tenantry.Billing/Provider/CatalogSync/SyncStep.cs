namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>Represents a difference between the catalog and the payment provider.</summary>
/// <param name="Action">The action that resolves it.</param>
/// <param name="Kind">The kind of the object, such as <c>price</c>.</param>
/// <param name="Key">The key of the object.</param>
/// <param name="Detail">The value here, and the provider's value if it differs.</param>
internal sealed record SyncStep(SyncAction Action, string Kind, string Key, string Detail)
{
    /// <summary>Returns the text that the command prints: <c>+ price academy/monthly/usd-month-1/v1  $10.00 a month</c>.</summary>
    public override string ToString() =>
        $"{Action switch { SyncAction.Create => '+', SyncAction.Rename => '~', _ => '!' }} {Kind} {Key}  {Detail}";
}

/// <summary>Specifies how a difference is resolved.</summary>
internal enum SyncAction
{
    /// <summary>Creates the object at the payment provider.</summary>
    Create = 1,

    /// <summary>Renames the object at the payment provider.</summary>
    Rename = 2,

    /// <summary>None: both sides have the object with different values, and the operator must decide.</summary>
    Conflict = 3,
}
