namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// Manages the current tenant's credits. No operation makes a balance negative, even under concurrency. Operations that take an idempotency
/// key can be repeated safely: the same key is processed once.
/// </summary>
/// <remarks>
/// Credits are used in this order: lower priority number, earlier expiry, promotional before purchased, older first. Expiry is checked at
/// the time of use: from its expiry on, a grant can no longer be used.
/// </remarks>
public interface ICredits
{
    /// <summary>Gets the balance.</summary>
    /// <param name="unit">The unit key.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The current balance.</returns>
    Task<CreditBalance> GetBalanceAsync(string unit = CreditUnit.Default, CancellationToken ct = default);

    /// <summary>Debits credits.</summary>
    /// <param name="amount">The number of credits; more than zero.</param>
    /// <param name="key">The idempotency key, such as <c>render 4711</c>; at most 200 characters, permanently unique within the
    /// tenant.</param>
    /// <param name="unit">The unit key.</param>
    /// <param name="note">The description for the history; at most 200 characters.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The spend; the original spend if the key was already used with the same amount. Refused with
    /// <c>billing.credits_insufficient</c> (402) or <c>billing.credit_key_reused</c> (409).</returns>
    Task<Result<CreditSpend>> SpendAsync(long amount, string key, string unit = CreditUnit.Default, string? note = null,
        CancellationToken ct = default);

    /// <summary>Reserves credits for work that is about to start.</summary>
    /// <param name="amount">The maximum number of credits that the work can use; more than zero.</param>
    /// <param name="key">The idempotency key; at most 200 characters, permanently unique within the tenant.</param>
    /// <param name="lifetime">The time after which the reservation expires if it is neither committed nor released: one second to 30 days.
    /// The default is 15 minutes.</param>
    /// <param name="unit">The unit key.</param>
    /// <param name="note">The description for the history; at most 200 characters.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The reservation; the current state of the original reservation if the key was already used with the same amount. Refused
    /// with <c>billing.credits_insufficient</c> (402) or <c>billing.credit_key_reused</c> (409).</returns>
    Task<Result<CreditReservation>> ReserveAsync(
        long amount, string key, TimeSpan? lifetime = null, string unit = CreditUnit.Default, string? note = null,
        CancellationToken ct = default);

    /// <summary>
    /// Debits reserved credits, fully or partly; the remainder becomes available again. Credits that expired in the meantime can still be
    /// committed. An expired reservation is treated as a new spend, and is refused if the balance is no longer sufficient.
    /// </summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="amount">The number of credits used, from zero to the reserved amount, which is the default.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The spend; the same spend if the call is repeated with the same amount. Refused with
    /// <c>billing.credit_reservation_not_found</c> (404), <c>billing.credit_reservation_ended</c> (409),
    /// <c>billing.credit_commit_too_much</c> (400) or <c>billing.credits_insufficient</c> (402).</returns>
    Task<Result<CreditSpend>> CommitAsync(CreditReservationId reservation, long? amount = null, CancellationToken ct = default);

    /// <summary>Releases reserved credits. Has no effect if the reservation was already released or has expired.</summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Success, or refused with <c>billing.credit_reservation_not_found</c> (404) or, if it was committed,
    /// <c>billing.credit_reservation_ended</c> (409).</returns>
    Task<Result> ReleaseAsync(CreditReservationId reservation, CancellationToken ct = default);

    /// <summary>
    /// Refunds a spend, fully or partly. The credits return to the grants they came from and keep the expiry of these grants.
    /// </summary>
    /// <param name="spend">The spend.</param>
    /// <param name="key">The idempotency key of the refund; at most 200 characters, permanently unique within the tenant.</param>
    /// <param name="amount">The number of credits; the remainder of the spend by default.</param>
    /// <param name="reason">The description for the history; at most 200 characters.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The number of credits refunded; the same number if the call is repeated with the same key. Refused with
    /// <c>billing.credit_spend_not_found</c> (404), <c>billing.credit_refund_too_much</c> (409) or <c>billing.credit_key_reused</c>
    /// (409).</returns>
    Task<Result<long>> RefundAsync(CreditSpendId spend, string key, long? amount = null, string? reason = null,
        CancellationToken ct = default);

    /// <summary>Grants credits, once for each source and reference.</summary>
    /// <param name="grant">The grant to create.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The grant; the existing grant if the same source and reference was already granted.</returns>
    Task<CreditGrant> GrantAsync(NewCreditGrant grant, CancellationToken ct = default);

    /// <summary>Lists the movements of the balance, latest first.</summary>
    /// <param name="unit">The unit key.</param>
    /// <param name="before">The sequence number before which movements are returned; <see langword="null"/> to start with the
    /// latest.</param>
    /// <param name="take">The maximum number of movements, from 1 to 500.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The movements.</returns>
    Task<IReadOnlyList<CreditMovement>> ListMovementsAsync(
        string unit = CreditUnit.Default, long? before = null, int take = 50, CancellationToken ct = default);
}
