using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Grants;

/// <summary>Gives credits, once for each fact. Within a transaction of the caller's it is a part of that one.</summary>
internal sealed class GrantCredits(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    // Not «look, then insert»: the unique indexes decide between two that bring the same fact at once.
    private const string Insert = """
        insert into billing.credit_lot (tenant_id, id, unit, source, reference, priority, is_promotional, created_at, expires_at, note, amount, remaining, expired,
            revoked, is_open, subscription_id, period_start, period_end, allowance)
        values ($1, $4, $2, $5, $6, $7, $8, $3, $9::timestamptz, $10, $11, 0, 0, 0, false, $12::uuid, $13::timestamptz, $14::timestamptz, $15::bigint)
        on conflict do nothing
        returning id
        """;

    /// <summary>Gives them; <see langword="null"/> where another fact gave the same level of the same period before.</summary>
    public async Task<CreditLot?> RunAsync(NewCreditGrant grant, CreditPeriod? period, CancellationToken ct)
    {
        Check(grant);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var promotional = grant.Source is CreditSource.Promotion or CreditSource.Manual or CreditSource.Referral;
        var isNew = await sql.RunAsync(
            reader => reader.ReadAsync(ct),
            ct,
            (CreditSql.Lock, [grant.Unit, units.Find(grant.Unit).LowBelow]),
            (Insert,
            [
                grant.Unit, now, id, grant.Source.ToString(), grant.Reference, grant.Priority, promotional, grant.ExpiresAt?.ToUniversalTime(), grant.Note,
                grant.Amount, period?.Subscription.Value, period?.Start.ToUniversalTime(), period?.End.ToUniversalTime(), period?.Allowance,
            ]));
        if (isNew)
        {
            var move = new Move(CreditSide.Issued, CreditSide.Available, grant.Amount, id);
            await post.RunAsync(new(id, CreditMovementKind.Grant, grant.Unit, now, [move], Note: grant.Note), ct);
            db.Publish(new CreditsGranted(new CreditGrantId(id), grant.Unit, grant.Source, grant.Reference, grant.Amount, grant.ExpiresAt, now));
            await db.SaveChangesAsync(ct);
        }

        var lot = await db.Set<CreditLot>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Unit == grant.Unit && row.Source == grant.Source && row.Reference == grant.Reference, ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return lot;
    }

    private void Check(NewCreditGrant grant)
    {
        units.Find(grant.Unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(grant.Amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grant.Amount, CreditOperation.MaxAmount);
        ArgumentException.ThrowIfNullOrWhiteSpace(grant.Reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grant.Reference.Length, CreditOperation.MaxKey, "The reference of a grant");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grant.Note?.Length ?? 0, CreditOperation.MaxNote, "The note of a grant");
        ArgumentOutOfRangeException.ThrowIfLessThan(grant.Priority, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grant.Priority, 100);
    }
}

/// <summary>A paid period that gives credits.</summary>
/// <param name="Subscription">Whose.</param>
/// <param name="Start">From when on it was paid for.</param>
/// <param name="End">Until when.</param>
/// <param name="Allowance">What a whole period of the plan gives, at the paid quantity.</param>
internal sealed record CreditPeriod(SubscriptionId Subscription, DateTimeOffset Start, DateTimeOffset End, long Allowance);
