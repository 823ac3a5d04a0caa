using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Represents the local copy of a credit note, which reverses part of a finalized invoice.</summary>
internal sealed class CreditNote : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>Gets the provider's ID of the invoice.</summary>
    public required string InvoiceId { get; init; }

    public string? Number { get; private set; }

    public string? Series { get; private set; }

    public string? GatewayNumber { get; set; }

    public Currency Currency { get; set; }

    public long TotalMinor { get; set; }

    public long TotalExcludingTaxMinor { get; set; }

    public string? Memo { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset? VoidedAt { get; set; }

    public string? Seller { get; private set; }

    public string? Buyer { get; private set; }

    public Money Total => new(TotalMinor, Currency);

    public Money TotalExcludingTax => new(TotalExcludingTaxMinor, Currency);

    public Money Tax => new(TotalMinor - TotalExcludingTaxMinor, Currency);

    public void Apply(GatewayCreditNote snapshot, Money excludingTax)
    {
        Currency = snapshot.Total.Currency;
        GatewayNumber = snapshot.Number;
        TotalMinor = snapshot.Total.MinorUnits;
        TotalExcludingTaxMinor = excludingTax.MinorUnits;
        Memo = snapshot.Memo;
        IssuedAt = snapshot.IssuedAt;
        VoidedAt = snapshot.VoidedAt;
    }

    /// <summary>Sets the number, seller and buyer. They can be set once. Seller and buyer are those of the corrected invoice.</summary>
    public void Issue(DocumentNumber number, string? seller, string? buyer)
    {
        if (Series is null)
        {
            (Series, Number, Seller, Buyer) = (number.Series, number.Number, seller, buyer);
        }
    }
}
