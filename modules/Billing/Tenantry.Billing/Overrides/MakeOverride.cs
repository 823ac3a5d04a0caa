using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Platform.Users;

namespace Tenantry.Billing.Overrides;

/// <summary>What an operator wants to give.</summary>
/// <param name="Tenant">To whom.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why.</param>
internal sealed record NewOverride(TenantId Tenant, OverrideKind Kind, string Reason)
{
    public SubscriptionId? Subscription { get; init; }

    public string? Target { get; init; }

    public long? Amount { get; init; }

    public int? Months { get; init; }

    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>
/// Gives something to one tenant. It is written down and audited before it is done: a node that dies in between leaves it to the job, and
/// every step is done once.
/// </summary>
internal sealed class MakeOverride(
    BillingDbContext db, IServiceScopeFactory scopes, BeginOverride begin, ICurrentTenant current, ICurrentUser user, TimeProvider clock)
{
    private const int MinReason = 3;

    public async Task<Result<TenantOverride>> RunAsync(NewOverride asked, CancellationToken ct)
    {
        var (reason, now) = (asked.Reason.Trim(), clock.GetUtcNow());
        if (reason.Length is < MinReason or > TenantOverride.MaxReason)
        {
            return OverrideProblems.OverrideNeedsReason.On("reason");
        }

        if (asked.EndsAt <= now)
        {
            return OverrideProblems.OverrideEndsInThePast.On("ends");
        }

        using var ambient = current.Change(asked.Tenant);
        var row = new TenantOverride
        {
            Id = Guid.CreateVersion7(now),
            Kind = asked.Kind,
            SubscriptionId = asked.Subscription,
            Target = asked.Target,
            Amount = asked.Amount,
            Months = asked.Months,
            Reason = reason,
            MadeBy = user.Email ?? user.Actor,
            MadeAt = now,
            EndsAt = asked.EndsAt?.ToUniversalTime(),
        };
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await scope.ActOf(row).PrepareAsync(row, ct) is { IsProblem: true, Problem: var refused })
            {
                return refused;
            }
        }

        db.Add(row);
        db.Audit("billing.override.made", row.Subject, reason, new { Kind = row.Kind.ToString(), row.Title, row.Costs, row.EndsAt });
        await db.SaveChangesAsync(ct);
        return await begin.RunAsync(row, ct) is { IsProblem: true, Problem: var problem } ? problem : row;
    }
}
