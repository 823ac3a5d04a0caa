using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>The mirror of a credit note: part of a final invoice that was taken back.</summary>
internal sealed class CreditNote : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>The provider's id of the invoice.</summary>
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

    public void Mirror(GatewayCreditNote seen, Money excludingTax)
    {
        Currency = seen.Total.Currency;
        GatewayNumber = seen.Number;
        TotalMinor = seen.Total.MinorUnits;
        TotalExcludingTaxMinor = excludingTax.MinorUnits;
        Memo = seen.Memo;
        IssuedAt = seen.IssuedAt;
        VoidedAt = seen.VoidedAt;
    }

    /// <summary>Gives it its number and its names, once and for all. The names are the invoice's: it corrects that document.</summary>
    public void Issue(TakenNumber number, string? seller, string? buyer)
    {
        if (Series is null)
        {
            (Series, Number, Seller, Buyer) = (number.Series, number.Number, seller, buyer);
        }
    }
}
