using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Runs scripts against the real ledger.</summary>
internal sealed class RealLedger(Wallet wallet) : ILedger
{
    private readonly List<CreditGrantId> _grants = [];
    private readonly List<CreditReservation> _holds = [];
    private readonly List<CreditSpend> _spends = [];

    public int Grants => _grants.Count;

    public int Holds => _holds.Count;

    public int Spends => _spends.Count;

    public async Task<string> GrantAsync(int reference, long amount, CreditSource source, int priority, TimeSpan? lasts)
    {
        var grant = await wallet.GrantAsync(amount, Name(reference), source, lasts, priority);
        Keep(_grants, grant.Id);
        return "ok";
    }

    public async Task<string> SpendAsync(string key, long amount) => Keep(_spends, await wallet.SpendAsync(amount, key));

    public async Task<string> ReserveAsync(string key, long amount, TimeSpan lifetime)
    {
        var reservation = await wallet.ReserveAsync(amount, key, lifetime);
        if (!reservation.IsProblem && _holds.All(hold => hold.Id != reservation.Value.Id))
        {
            _holds.Add(reservation.Value);
        }

        return reservation.Problem?.Code ?? "ok";
    }

    public async Task<string> CommitAsync(int hold, long? amount) => Keep(_spends, await wallet.CommitAsync(_holds[hold].Id, amount));

    public async Task<string> ReleaseAsync(int hold) => (await wallet.ReleaseAsync(_holds[hold].Id)).Problem?.Code ?? "ok";

    public async Task<string> RefundAsync(int spend, string key, long? amount) =>
        (await wallet.RefundAsync(_spends[spend].Id, key, amount)).Problem?.Code ?? "ok";

    public async Task<string> RevokeAsync(int grant, long target) =>
        (await wallet.RevokeAsync(_grants[grant], target)).Problem?.Code ?? "ok";

    public Task SettleAsync() => wallet.SettleAsync();

    public void Wait(TimeSpan time) => wallet.App.Clock.Advance(time);

    public async Task<string> GetStateAsync()
    {
        var (balance, left) = (await wallet.BalanceAsync(), await wallet.LeftAsync());
        return $"{balance.Available} {balance.Reserved} {balance.Owed} "
            + $"[{string.Join(' ', _grants.Select((_, reference) => left[Name(reference)]))}]";
    }

    private static string Name(int reference) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"in_{reference}");

    private static string Keep<T>(List<T> all, Result<T> result)
        where T : notnull
    {
        if (!result.IsProblem)
        {
            Keep(all, result.Value);
        }

        return result.Problem?.Code ?? "ok";
    }

    private static void Keep<T>(List<T> all, T item)
    {
        if (!all.Contains(item))
        {
            all.Add(item);
        }
    }
}
