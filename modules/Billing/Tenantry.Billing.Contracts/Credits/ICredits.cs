namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// The current tenant's credits. Nothing here takes a balance below zero, however many ask at once, and everything that takes a key may be
/// repeated: the same key means the same act, done once.
/// </summary>
/// <remarks>
/// Credits are used in this order: lower priority number, earlier expiry, promotional before bought, older. Whether a grant has expired is
/// judged at the instant of use: at its expiry it can no longer be used.
/// </remarks>
public interface ICredits
{
    /// <summary>Reads the balance.</summary>
    /// <param name="unit">The unit's key.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The balance, as of now.</returns>
    Task<CreditBalance> BalanceAsync(string unit = CreditUnit.Default, CancellationToken ct = default);

    /// <summary>Uses credits at once.</summary>
    /// <param name="amount">How many; more than zero.</param>
    /// <param name="key">Names this use, such as <c>render 4711</c>; at most 200 characters, unique within the tenant for ever.</param>
    /// <param name="unit">The unit's key.</param>
    /// <param name="note">What the history says; at most 200 characters.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The spend; for a key that was used before with the same amount, the spend made then. Refused with
    /// <c>billing.credits_insufficient</c> (402) or <c>billing.credit_key_reused</c> (409).</returns>
    Task<Result<CreditSpend>> SpendAsync(long amount, string key, string unit = CreditUnit.Default, string? note = null, CancellationToken ct = default);

    /// <summary>Sets credits aside for work that is about to begin.</summary>
    /// <param name="amount">How many at most; more than zero.</param>
    /// <param name="key">Names this use; at most 200 characters, unique within the tenant for ever.</param>
    /// <param name="lifetime">How long they stay set aside where nobody ends it: from a second to 30 days. Fifteen minutes by default.</param>
    /// <param name="unit">The unit's key.</param>
    /// <param name="note">What the history says; at most 200 characters.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The reservation; for a key that was used before with the same amount, the one made then, as it stands. Refused with
    /// <c>billing.credits_insufficient</c> (402) or <c>billing.credit_key_reused</c> (409).</returns>
    Task<Result<CreditReservation>> ReserveAsync(
        long amount, string key, TimeSpan? lifetime = null, string unit = CreditUnit.Default, string? note = null, CancellationToken ct = default);

    /// <summary>
    /// Uses what was set aside, or less; the rest comes back. Credits that expired in the meantime are used all the same. A reservation whose
    /// time ran out is judged anew: it is a spend then, and refused where the balance does not cover it any more.
    /// </summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="amount">How many were used: from zero to what was set aside, which is the default.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The spend; repeated with the same amount, the same spend. Refused with <c>billing.credit_reservation_not_found</c> (404),
    /// <c>billing.credit_reservation_ended</c> (409), <c>billing.credit_commit_too_much</c> (400) or <c>billing.credits_insufficient</c> (402).</returns>
    Task<Result<CreditSpend>> CommitAsync(CreditReservationId reservation, long? amount = null, CancellationToken ct = default);

    /// <summary>Gives back what was set aside. Repeating it, and releasing what has run out, is harmless.</summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Done, or refused with <c>billing.credit_reservation_not_found</c> (404) or, where it was committed,
    /// <c>billing.credit_reservation_ended</c> (409).</returns>
    Task<Result> ReleaseAsync(CreditReservationId reservation, CancellationToken ct = default);

    /// <summary>
    /// Takes a spend back, whole or in part, as if it had not been: the credits return to the grants they came from and with them to their
    /// expiry.
    /// </summary>
    /// <param name="spend">The spend.</param>
    /// <param name="key">Names this refund; at most 200 characters, unique within the tenant for ever.</param>
    /// <param name="amount">How many; what is left of the spend by default.</param>
    /// <param name="reason">What the history says; at most 200 characters.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>How many came back; repeated with the same key, the same answer. Refused with <c>billing.credit_spend_not_found</c> (404),
    /// <c>billing.credit_refund_too_much</c> (409) or <c>billing.credit_key_reused</c> (409).</returns>
    Task<Result<long>> RefundAsync(CreditSpendId spend, string key, long? amount = null, string? reason = null, CancellationToken ct = default);

    /// <summary>Gives credits, once for each source and reference.</summary>
    /// <param name="grant">What is given and why.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The grant; where the same source and reference granted before, that one, and nothing is given.</returns>
    Task<CreditGrant> GrantAsync(NewCreditGrant grant, CancellationToken ct = default);

    /// <summary>Lists what moved the balance, the latest first.</summary>
    /// <param name="unit">The unit's key.</param>
    /// <param name="before">Only what has a lower number; everything where it is not given.</param>
    /// <param name="take">How many at most: from 1 to 500.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The movements.</returns>
    Task<IReadOnlyList<CreditMovement>> HistoryAsync(string unit = CreditUnit.Default, long? before = null, int take = 50, CancellationToken ct = default);
}
