using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Overrides;

/// <summary>Grants credits or a balance through the ledger, which expires them itself.</summary>
internal sealed class CreditOverride(BillingDbContext db, ICredits credits, RevokeGrant revoke, CreditUnits units) : IOverrideHandler
{
    public OverrideKind Kind => OverrideKind.Credit;

    public Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (row.Target is null || units.TryFind(row.Target) is not { } unit)
        {
            return Task.FromResult<Result>(OverrideProblems.OverrideNoUnit.WithField("target"));
        }

        if (row.Amount is not (>= 1 and <= CreditOperation.MaxAmount))
        {
            return Task.FromResult<Result>(OverrideProblems.OverrideAmountInvalid.WithField("amount"));
        }

        row.Title = unit.Currency is null ? unit.Display(row.Amount.Value) : $"{unit.Display(row.Amount.Value)} balance";
        if (unit.Currency is { } currency)
        {
            row.SetCost(new Money(row.Amount.Value, currency), $"{unit.Display(row.Amount.Value)} less revenue when the balance is used.");
        }
        else
        {
            row.CostDescription = $"Your own cost of {unit.Display(row.Amount.Value)}, when they are used.";
        }

        return Task.FromResult(Result.Success);
    }

    public async Task<Result> ApplyAsync(TenantOverride row, CancellationToken ct)
    {
        // The reference makes the grant idempotent.
        await credits.GrantAsync(new NewCreditGrant(row.Amount!.Value, CreditSource.Manual, row.Subject)
            { Unit = row.Target!, ExpiresAt = row.EndsAt }, ct);
        return Result.Success;
    }

    public async Task<Result> EndAsync(TenantOverride row, bool hasExpired, CancellationToken ct)
    {
        if (hasExpired)
        {
            return Result.Success;
        }

        var lot = await db.Set<CreditLot>().AsNoTracking()
            .FirstOrDefaultAsync(creditLot => creditLot.Unit == row.Target && creditLot.Source == CreditSource.Manual
                && creditLot.Reference == row.Subject, ct);
        // Only the unused credits are revoked: credits that were used must not become debt.
        return lot is null ? Result.Success : await revoke.RunAsync(lot.Id, lot.Revoked + lot.Remaining, null, ct);
    }
}
