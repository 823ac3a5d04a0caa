using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>Options for numbering one kind of document.</summary>
/// <remarks>A new prefix starts a new sequence. Documents that already have a number keep it.</remarks>
public sealed class NumberOptions
{
    /// <summary>Gets or sets the prefix of the number: at most 20 letters, digits and <c>- / . _</c>.</summary>
    /// <value>The default is <c>INV-</c> for invoices and <c>CN-</c> for credit notes.</value>
    [RegularExpression("^[A-Za-z0-9/._-]{0,20}$", ErrorMessage = "A prefix must have at most 20 letters, digits and - / . _",
        MatchTimeoutInMilliseconds = 1000)]
    public string Prefix { get; set; } = "";

    /// <summary>
    /// Gets or sets a value indicating whether the year of issue is part of the number. If so, the sequence restarts every year.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool WithYear { get; set; } = true;

    /// <summary>
    /// Gets or sets the first number of a new sequence. Set it to continue the numbers of another system. It does not change a sequence
    /// that has already started.
    /// </summary>
    /// <value>The default is 1.</value>
    [Range(1, 999_999_999)]
    public long Start { get; set; } = 1;

    /// <summary>Gets or sets the minimum number of digits, from 1 to 12. Shorter numbers are padded with zeros.</summary>
    /// <value>The default is 5: <c>INV-2026-00001</c>.</value>
    [Range(1, 12)]
    public int Digits { get; set; } = 5;
}
