namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: credits a part of a final invoice.</summary>
public interface IGatewayCreditNotes
{
    /// <summary>Creates a credit note.</summary>
    /// <param name="note">The invoice, the amount, and whether the payment is refunded.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The credit note.</returns>
    Task<GatewayCreditNote> CreateCreditNoteAsync(
        NewGatewayCreditNote note, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a credit note.</summary>
    /// <param name="id">The provider's ID of the credit note.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The credit note, or <see langword="null"/>.</returns>
    Task<GatewayCreditNote?> FindCreditNoteAsync(GatewayCreditNoteId id, CancellationToken cancellationToken = default);
}
