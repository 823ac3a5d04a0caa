using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>How documents of one kind are numbered.</summary>
/// <remarks>Another prefix begins a series of its own. What has a number keeps it.</remarks>
public sealed class NumberOptions
{
    /// <summary>Gets or sets what stands before the number.</summary>
    /// <value><c>INV-</c> for invoices, <c>CN-</c> for credit notes; at most 20 letters, digits and <c>- / . _</c>.</value>
    [RegularExpression("^[A-Za-z0-9/._-]{0,20}$", ErrorMessage = "A prefix has at most 20 letters, digits and - / . _", MatchTimeoutInMilliseconds = 1000)]
    public string Prefix { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether the year of issue is part of the number, and the count begins anew with it.</summary>
    /// <value>Yes.</value>
    public bool WithYear { get; set; } = true;

    /// <summary>Gets or sets the first number of a series that has none yet.</summary>
    /// <value>1; more, to go on from another system. It does not change a series that has begun.</value>
    [Range(1, 999_999_999)]
    public long Start { get; set; } = 1;

    /// <summary>Gets or sets to how many digits a number is filled up with zeros.</summary>
    /// <value>Five: <c>INV-2026-00001</c>; from 1 to 12.</value>
    [Range(1, 12)]
    public int Digits { get; set; } = 5;
}
