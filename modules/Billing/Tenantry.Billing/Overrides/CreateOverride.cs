using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Platform.Users;

namespace Tenantry.Billing.Overrides;

/// <summary>Represents an override to create.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">The reason.</param>
internal sealed record NewOverride(TenantId Tenant, OverrideKind Kind, string Reason)
{
    public SubscriptionId? Subscription { get; init; }

    public string? Target { get; init; }

    public long? Amount { get; init; }

    public int? Months { get; init; }

    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>
/// Creates an override for one tenant. It is saved and audited before it is applied: if the node dies in between, the job applies it, and
/// every step is idempotent.
/// </summary>
internal sealed class CreateOverride(
    BillingDbContext db, IServiceScopeFactory scopes, ApplyOverride begin, ICurrentTenant current, ICurrentUser user, TimeProvider clock)
{
    private const int MinReason = 3;

    public async Task<Result<TenantOverride>> RunAsync(NewOverride request, CancellationToken ct)
    {
        var (reason, now) = (request.Reason.Trim(), clock.GetUtcNow());
        if (reason.Length is < MinReason or > TenantOverride.MaxReason)
        {
            return OverrideProblems.OverrideNeedsReason.WithField("reason");
        }

        if (request.EndsAt <= now)
        {
            return OverrideProblems.OverrideEndsInThePast.WithField("ends");
        }

        using var ambient = current.Change(request.Tenant);
        var row = new TenantOverride
        {
            Id = Guid.CreateVersion7(now),
            Kind = request.Kind,
            SubscriptionId = request.Subscription,
            Target = request.Target,
            Amount = request.Amount,
            Months = request.Months,
            Reason = reason,
            CreatedBy = user.Email ?? user.Actor,
            CreatedAt = now,
            EndsAt = request.EndsAt?.ToUniversalTime(),
        };
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await scope.GetHandler(row).PrepareAsync(row, ct) is { IsProblem: true, Problem: var refused })
            {
                return refused;
            }
        }

        db.Add(row);
        db.Audit("billing.override.made", row.Subject, reason,
            new { Kind = row.Kind.ToString(), row.Title, row.CostDescription, row.EndsAt });
        await db.SaveChangesAsync(ct);
        return await begin.RunAsync(row, ct) is { IsProblem: true, Problem: var problem } ? problem : row;
    }
}
