using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Checks;
using Tenantry.Billing.Credits.Expiry;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Represents one tenant's credits. Each call runs in a scope of its own, like a request.</summary>
internal sealed class Wallet(TestApp app, TenantId tenant, string unit = CreditUnit.Default)
{
    public TestApp App => app;

    public TenantId Tenant => tenant;

    public string Unit => unit;

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = app.For(tenant);
        return await ask(scope.Get<TService>());
    }

    public Task<CreditBalance> BalanceAsync() => AskAsync((ICredits credits) => credits.GetBalanceAsync(unit));

    public async Task<long> AvailableAsync() => (await BalanceAsync()).Available;

    public Task<IReadOnlyList<CreditMovement>> HistoryAsync() =>
        AskAsync((ICredits credits) => credits.ListMovementsAsync(unit, take: 500));

    public Task<CreditGrant> GrantAsync(
        long amount, string reference = "once", CreditSource source = CreditSource.Purchase, TimeSpan? lasts = null, int priority = 50) =>
        AskAsync(
            (ICredits credits) => credits.GrantAsync(new NewCreditGrant(amount, source, reference)
            {
                Unit = unit,
                ExpiresAt = lasts is null ? null : app.Clock.GetUtcNow() + lasts,
                Priority = priority,
                Note = reference,
            }));

    public Task<Result<CreditSpend>> SpendAsync(long amount, string key) =>
        AskAsync((ICredits credits) => credits.SpendAsync(amount, key, unit));

    public Task<Result<CreditReservation>> ReserveAsync(long amount, string key, TimeSpan? lifetime = null) =>
        AskAsync((ICredits credits) => credits.ReserveAsync(amount, key, lifetime, unit));

    public Task<Result<CreditSpend>> CommitAsync(CreditReservationId reservation, long? amount = null) =>
        AskAsync((ICredits credits) => credits.CommitAsync(reservation, amount));

    public Task<Result> ReleaseAsync(CreditReservationId reservation) => AskAsync((ICredits credits) => credits.ReleaseAsync(reservation));

    public Task<Result<long>> RefundAsync(CreditSpendId spend, string key, long? amount = null) =>
        AskAsync((ICredits credits) => credits.RefundAsync(spend, key, amount));

    public Task<Result> RevokeAsync(CreditGrantId grant, long target) =>
        AskAsync((RevokeGrant revoke) => revoke.RunAsync(grant.Value, target, "refunded", default));

    public async Task SettleAsync()
    {
        await using var scope = app.For(null);
        await scope.Get<SettleCredits>().RunAsync(default);
    }

    /// <summary>Gets the remaining amount of each grant by its reference, including expired ones that are not written off.</summary>
    public Task<Dictionary<string, long>> LeftAsync() => AskAsync(
        (BillingDbContext db) => db.Set<CreditLot>().Where(row => row.Unit == unit)
        .ToDictionaryAsync(row => row.Reference, row => row.Remaining));

    /// <summary>Gets the sum of each side of the ledger, calculated from the entries alone.</summary>
    public async Task<Dictionary<CreditSide, long>> SidesAsync()
    {
        await using var db = await app.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("a test queries");
        var entries = await (
            from entry in db.Set<CreditEntry>()
            join operation in db.Set<CreditOperation>() on new { entry.TenantId,
                Id = entry.OperationId } equals new { operation.TenantId, operation.Id }
            where entry.TenantId == tenant && operation.Unit == unit
            select entry).ToListAsync();
        return Enum.GetValues<CreditSide>().ToDictionary(
            side => side, side => entries.Where(entry => entry.GivenTo == side)
            .Sum(entry => entry.Amount) - entries.Where(entry => entry.TakenFrom == side).Sum(entry => entry.Amount));
    }

    /// <summary>Fails if a stored balance differs from the sum of the grants, the holds and the entries.</summary>
    public async Task ShouldAgreeAsync()
    {
        var check = app.Services.GetRequiredService<CheckLedger>();
        (await check.OpenAsync(default)).ShouldBeEmpty();
        (await check.EntriesAsync(default)).ShouldBeEmpty();
    }
}
