using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Grants;

/// <summary>Grants credits, once for each source and reference. If the caller has a transaction, the grant is part of it.</summary>
internal sealed class GrantCredits(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    // Insert without reading first: the unique indexes decide between two concurrent grants with the same reference.
    private const string Insert = """
        insert into billing.credit_lot (tenant_id, id, unit, source, reference, priority, is_promotional, created_at, expires_at, note,
            amount, remaining, expired,
            revoked, is_open, subscription_id, period_start, period_end, allowance)
        values ($1, $4, $2, $5, $6, $7, $8, $3, $9::timestamptz, $10, $11, 0, 0, 0, false, $12::uuid, $13::timestamptz, $14::timestamptz,
            $15::bigint)
        on conflict do nothing
        returning id
        """;

    /// <summary>
    /// Grants the credits; returns <see langword="null"/> if the same allowance of the same period has been granted under another
    /// reference.
    /// </summary>
    public async Task<CreditLot?> RunAsync(NewCreditGrant grant, CreditPeriod? period, CancellationToken ct)
    {
        Validate(grant);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var promotional = grant.Source is CreditSource.Promotion or CreditSource.Manual or CreditSource.Referral;
        var isNew = await sql.RunAsync(
            reader => reader.ReadAsync(ct),
            ct,
            (CreditSql.Lock, [grant.Unit, units.Find(grant.Unit).LowBalanceThreshold]),
            (Insert,
            [
                grant.Unit, now, id, grant.Source.ToString(), grant.Reference, grant.Priority, promotional,
                grant.ExpiresAt?.ToUniversalTime(), grant.Note,
                grant.Amount, period?.Subscription.Value, period?.Start.ToUniversalTime(), period?.End.ToUniversalTime(), period?.Allowance,
            ]));
        if (isNew)
        {
            var move = new Move(CreditSide.Issued, CreditSide.Available, grant.Amount, id);
            await post.RunAsync(new(id, CreditMovementKind.Grant, grant.Unit, now, [move], Note: grant.Note), ct);
            db.Publish(new CreditsGranted(new CreditGrantId(id), grant.Unit, grant.Source, grant.Reference, grant.Amount,
                grant.ExpiresAt, now));
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

    private void Validate(NewCreditGrant grant)
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

/// <summary>Represents a paid period that grants credits.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Start">The start of the time that was paid for.</param>
/// <param name="End">The end of the period.</param>
/// <param name="Allowance">The credits that the plan grants for a whole period, at the paid quantity.</param>
internal sealed record CreditPeriod(SubscriptionId Subscription, DateTimeOffset Start, DateTimeOffset End, long Allowance);
