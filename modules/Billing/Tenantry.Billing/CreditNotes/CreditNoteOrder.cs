namespace Tenantry.Billing.CreditNotes;

/// <summary>An operator's wish to take part of an invoice back. It is saved before the provider is asked, so that its id makes the asking repeatable.</summary>
internal sealed class CreditNoteOrder : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>The provider's id of the invoice.</summary>
    public required string InvoiceId { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public CreditGoesTo GoesTo { get; init; }

    public required string Memo { get; init; }

    /// <summary>The provider's id of the credit note, once it was made.</summary>
    public string? GatewayId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Where the money of a credit note goes. Stored by name.</summary>
internal enum CreditGoesTo
{
    /// <summary>Back to the card.</summary>
    Card = 1,

    /// <summary>On the customer's balance, which the next invoices draw.</summary>
    Balance = 2,

    /// <summary>Off what is still owed.</summary>
    Debt = 3,
}
