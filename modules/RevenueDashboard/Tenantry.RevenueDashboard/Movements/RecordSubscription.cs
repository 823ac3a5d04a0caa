using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Policies;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>
/// Applies the subscription state of an event to the ledger. A repeated state changes nothing; an outdated one is skipped.
/// </summary>
internal sealed class RecordSubscription(
    RevenueDashboardDbContext db, ICurrentTenant current, TimeProvider clock, MovementMetrics metrics, ILogger<RecordSubscription> logger)
    : IEventHandler<SubscriptionChanged>, IEventHandler<SubscriptionEnded>
{
    public Task HandleAsync(SubscriptionChanged happened, EventContext info, CancellationToken ct) =>
        RunAsync(happened.Subscription, ToMicroseconds(happened.At), ToMicroseconds(info.OccurredAt), ct);

    public Task HandleAsync(SubscriptionEnded happened, EventContext info, CancellationToken ct) =>
        RunAsync(happened.Subscription, ToMicroseconds(happened.At), ToMicroseconds(info.OccurredAt), ct);

    private async Task RunAsync(SubscriptionSummary now, DateTimeOffset at, DateTimeOffset published, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await MrrCustomer.LockAsync(db, current.Required, ct);
        var state = await db.Set<MrrState>().SingleOrDefaultAsync(row => row.Subscription == now.Id, ct);
        if (state?.IsNewerThan(at, published) == true)
        {
            logger.OutdatedStateSkipped(now.Id.Value);
            return;
        }

        // A movement is never earlier than the subscription's last one, or its MRR could be negative in between.
        var effective = state is not null && state.AsOf > at ? state.AsOf : at;
        await MoveAsync(state, now, effective, ct);
        if (state is null)
        {
            db.Add(state = new MrrState { Subscription = now.Id });
        }

        state.Apply(now, effective, published);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task MoveAsync(MrrState? state, SubscriptionSummary now, DateTimeOffset at, CancellationToken ct)
    {
        var currency = now.Price.Amount.Currency;
        var cause = MovementCauses.Determine(state, now);
        if (state is not null && state.Currency != currency && state.Mrr != 0)
        {
            await AppendAsync(CreateMovement(now, at, -state.Mrr, state.Currency, MovementCause.CurrencyChanged), ct);
            await AppendAsync(CreateMovement(now, at, MrrState.MrrOf(now), currency, MovementCause.CurrencyChanged), ct);
            return;
        }

        await AppendAsync(CreateMovement(now, at, MrrState.MrrOf(now) - (state?.Mrr ?? 0), currency, cause), ct);
    }

    private async Task AppendAsync(MrrMovement movement, CancellationToken ct)
    {
        if (movement.Delta == 0)
        {
            return;
        }

        var ledger = db.Set<MrrMovement>().AsNoTracking().Where(row => row.Currency == movement.Currency);
        var previous = ledger.Where(row => row.At < movement.At);
        var before = await previous.SumAsync(row => row.Delta, ct);
        var paid = await previous.Where(row => row.Type == MovementType.New).SumAsync(row => row.Delta, ct) > 0;
        var existing = await ledger.Where(row => row.At >= movement.At).ToListAsync(ct);
        var rows = MovementClassifier.CreateRows(before, paid, existing, movement, clock);
        db.AddRange(rows);
        rows.ForEach(row => metrics.RecordMovement(row.Type));
        logger.MovementRecorded(movement.Subscription.Value, rows.Count);
        if (rows.Count > 1)
        {
            logger.Reclassified(current.Required.Value, rows.Count - 1);
        }
    }

    private MrrMovement CreateMovement(SubscriptionSummary now, DateTimeOffset at, decimal delta, Currency currency, MovementCause cause) =>
        new()
    {
        Id = MovementId.New(clock),
        Subscription = now.Id,
        Product = now.Product,
        ProductName = now.ProductName,
        Plan = now.Plan,
        PlanName = now.PlanName,
        At = at,
        RecordedAt = clock.GetUtcNow(),
        Delta = delta,
        Currency = currency,
        PolicyVersion = RevenuePolicy.Version,
        Cause = cause,
    };

    // PostgreSQL stores microseconds: a time with a higher precision would not equal itself after it is stored.
    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
