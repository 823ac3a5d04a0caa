namespace Tenantry.Billing.Credits.Ledger;

/// <summary>
/// Pays a tenant's debt from its available credits, so that debt and available credits never exist at the same time. Runs after everything
/// that adds credits.
/// </summary>
internal sealed class RepayDebt(ICurrentUser user, TimeProvider clock)
{
    private const string Repay = $"""
        with debt as (
            select owed from billing.credit_account where tenant_id = $1 and unit = $2 and owed > 0),
        {CreditSql.ActiveGrants},
        part as (
            select id, least(remaining, owed - before) as amount, row_number() over (order by before) as line
            from live, debt where before < owed),
        paid as (
            select sum(amount)::bigint as amount from part having count(*) > 0),
        account as (
            update billing.credit_account account set operations = operations + 1, available = available - paid.amount,
                owed = owed - paid.amount,
                is_low = available - paid.amount < low_below, low_untold = low_untold or (not is_low
                    and available - paid.amount < low_below)
            from paid where account.tenant_id = $1 and account.unit = $2
            returning available, operations),
        operation as (
            insert into billing.credit_operation (tenant_id, id, unit, number, kind, amount, change, available_after, actor, at)
            select $1, $4, $2, operations, 'Repayment', paid.amount, -paid.amount, available, $5, $3 from account, paid),
        entry as (
            insert into billing.credit_entry (tenant_id, operation_id, line, taken_from, given_to, amount, lot_id)
            select $1, $4, line, 'Available', 'Owed', amount, id from part)
        update billing.credit_lot lot set remaining = lot.remaining - part.amount, is_open = lot.remaining > part.amount
        from part where lot.tenant_id = $1 and lot.id = part.id
        """;

    // The same statement for callers that know only the reservation, not the account.
    private static readonly string RepayByHold = Repay.Replace("$2",
        "(select unit from billing.credit_hold where tenant_id = $1 and id = $2)", StringComparison.Ordinal);

    public (string Sql, object?[] Values) ForUnit(string unit) => (Repay, Values(unit));

    public (string Sql, object?[] Values) ForHold(Guid hold) => (RepayByHold, Values(hold));

    private object?[] Values(object account)
    {
        var now = clock.GetUtcNow();
        return [account, now, Guid.CreateVersion7(now), user.Actor];
    }
}
