using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Credits.Checks;

/// <summary>
/// Finds accounts whose stored balances differ from the sum of their grants, holds and entries. A correct ledger has none.
/// </summary>
internal sealed class CheckLedger(ICrossTenantDbContextFactory<BillingDbContext> across)
{
    /// <summary>
    /// Compares the balances with the open grants and holds. The cost grows with the number of open rows, not with the length of the
    /// history.
    /// </summary>
    public async Task<List<Mismatch>> OpenAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("check the credit ledger", ct);
        return await db.Database.SqlQuery<Mismatch>(
            $"""
            select account.tenant_id as "TenantId", account.unit as "Unit",
                concat_ws(', ', case when account.available <> coalesce(lot.sum, 0) then 'available' end,
                    case when account.reserved <> coalesce(hold.sum, 0) then 'reserved' end)
                    as "Sums"
            from billing.credit_account account
            left join (select tenant_id, unit, sum(remaining) from billing.credit_lot where is_open group by 1, 2) lot
                on lot.tenant_id = account.tenant_id and lot.unit = account.unit
            left join (select tenant_id, unit, sum(amount) from billing.credit_hold where status = 'Open' group by 1, 2) hold
                on hold.tenant_id = account.tenant_id and hold.unit = account.unit
            where account.available <> coalesce(lot.sum, 0) or account.reserved <> coalesce(hold.sum, 0)
            """).ToListAsync(ct);
    }

    /// <summary>Recalculates the balances from every entry of the ledger.</summary>
    public async Task<List<Mismatch>> EntriesAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("check the credit ledger", ct);
        return await db.Database.SqlQuery<Mismatch>(
            $"""
            with side as (
                select entry.tenant_id, operation.unit, one.side, one.amount
                from billing.credit_entry entry
                join billing.credit_operation operation on operation.tenant_id = entry.tenant_id and operation.id = entry.operation_id
                cross join lateral (values (entry.given_to, entry.amount), (entry.taken_from, -entry.amount)) one(side, amount)),
            expected as (
                select tenant_id, unit,
                    coalesce(sum(amount) filter (where side = 'Available'), 0) as available,
                    coalesce(sum(amount) filter (where side = 'Reserved'), 0) as reserved,
                    -coalesce(sum(amount) filter (where side = 'Owed'), 0) as owed
                from side group by tenant_id, unit),
            line as (
                select tenant_id, unit, count(*) as count, max(number) as last, sum(change) as change,
                    count(*) filter (where available_after <> previous + change) as breaks
                from (
                    select *, coalesce(lag(available_after) over (partition by tenant_id, unit order by number), 0) as previous
                    from billing.credit_operation) one
                group by tenant_id, unit)
            select account.tenant_id as "TenantId", account.unit as "Unit",
                concat_ws(', ',
                    case when account.available <> coalesce(expected.available, 0) then 'available' end,
                    case when account.reserved <> coalesce(expected.reserved, 0) then 'reserved' end,
                    case when account.owed <> coalesce(expected.owed, 0) then 'owed' end,
                    case when account.operations <> coalesce(line.count, 0) or account.operations <> coalesce(line.last,
                        0) then 'numbers' end,
                    case when account.available <> coalesce(line.change, 0) or line.breaks > 0 then 'history' end) as "Sums"
            from billing.credit_account account
            left join expected on expected.tenant_id = account.tenant_id and expected.unit = account.unit
            left join line on line.tenant_id = account.tenant_id and line.unit = account.unit
            where account.available <> coalesce(expected.available, 0) or account.reserved <> coalesce(expected.reserved, 0)
                or account.owed <> coalesce(expected.owed, 0)
                or account.operations <> coalesce(line.count, 0) or account.operations <> coalesce(line.last, 0)
                or account.available <> coalesce(line.change, 0) or line.breaks > 0
            """).ToListAsync(ct);
    }

    /// <summary>Represents an account whose balances are wrong.</summary>
    internal sealed record Mismatch(Guid TenantId, string Unit, string Sums);
}
