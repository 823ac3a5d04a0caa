using System.Data.Common;
using Npgsql;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>
/// Debits credits from the grants in the order of use, all or nothing: the one statement behind every spend and every reservation.
/// </summary>
internal sealed class DebitCredits(CreditSql sql, CreditUnits units, ICurrentUser user, TimeProvider clock)
{
    private const string Debit = $"""
        with existing as (
            select id, kind, unit, amount from billing.credit_operation where tenant_id = $1 and key = $6),
        {CreditSql.ActiveGrants},
        part as (
            select id, least(remaining, $5 - before) as amount, row_number() over (order by before) as line
            from live where before < $5 and total >= $5 and not exists (select from existing)),
        account as (
            update billing.credit_account set operations = operations + 1,
                available = available - $5, reserved = reserved + case when $7 = 'Reserved' then $5 else 0 end,
                is_low = available - $5 < low_below, low_untold = low_untold or (not is_low and available - $5 < low_below)
            where tenant_id = $1 and unit = $2 and exists (select from part)
            returning available, operations, low_untold),
        operation as (
            insert into billing.credit_operation (tenant_id, id, unit, number, kind, amount, change, available_after, key, parent_id,
                note, actor, at)
            select $1, $4, $2, operations, $8, $5, -$5, available, $6, $9::uuid, $10, $11, $3 from account),
        entry as (
            insert into billing.credit_entry (tenant_id, operation_id, line, taken_from, given_to, amount, lot_id)
            select $1, $4, line, 'Available', $7, amount, id from part),
        lot as (
            update billing.credit_lot lot set remaining = lot.remaining - part.amount, is_open = lot.remaining > part.amount
            from part where lot.tenant_id = $1 and lot.id = part.id),
        hold as (
            insert into billing.credit_hold (tenant_id, id, unit, amount, status, expires_at)
            select $1, $4, $2, $5, 'Open', $12::timestamptz from account where $7 = 'Reserved')
        select existing.id, existing.kind, existing.unit, existing.amount, account.low_untold, coalesce((select max(total) from live), 0)
        from (select) one left join existing on true left join account on true
        """;

    public async Task<DebitResult> RunAsync(DebitRequest request, CancellationToken ct)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await TryAsync(request, ct);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation && !again)
            {
                // The key was used at the same moment for another unit, whose account is not locked here. The second attempt finds the
                // operation.
            }
        }
    }

    private Task<DebitResult> TryAsync(DebitRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var to = request.Lifetime is null ? CreditSide.Spent : CreditSide.Reserved;
        return sql.RunAsync(
            reader => ReadAsync(reader, id, now, ct),
            ct,
            (CreditSql.Lock, [request.Unit, units.Find(request.Unit).LowBalanceThreshold]),
            (Debit,
            [
                request.Unit, now, id, request.Amount, request.Key, to.ToString(), request.Kind.ToString(), request.Parent,
                request.Note, user.Actor,
                now + request.Lifetime,
            ]));
    }

    private static async Task<DebitResult> ReadAsync(DbDataReader reader, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        var existing = await reader.IsDBNullAsync(0, ct)
            ? null
            : new ExistingOperation(reader.GetGuid(0), Enum.Parse<CreditMovementKind>(reader.GetString(1)), reader.GetString(2),
                reader.GetInt64(3));
        bool? low = await reader.IsDBNullAsync(4, ct) ? null : reader.GetBoolean(4);
        return new DebitResult(id, low is not null, now, existing, low is true, reader.GetInt64(5));
    }

    /// <summary>Represents a request to debit credits: a reservation if a lifetime is given; otherwise, a spend.</summary>
    internal sealed record DebitRequest(CreditMovementKind Kind, string Unit, long Amount, string? Key, string? Note,
        TimeSpan? Lifetime = null, Guid? Parent = null);

    /// <summary>
    /// Represents the result of a debit: performed, already performed under the same key, or refused for lack of credits.
    /// </summary>
    internal sealed record DebitResult(Guid Id, bool IsDone, DateTimeOffset At, ExistingOperation? Existing, bool HasLowBalanceToAnnounce,
        long AvailableBefore);

    /// <summary>Represents the operation that was performed under the key before.</summary>
    internal sealed record ExistingOperation(Guid Id, CreditMovementKind Kind, string Unit, long Amount)
    {
        public bool Matches(DebitRequest request) => Kind == request.Kind && Unit == request.Unit && Amount == request.Amount;
    }
}
