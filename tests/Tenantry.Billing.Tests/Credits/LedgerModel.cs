using Tenantry.Billing.Contracts.Credits;
using static Tenantry.Billing.Tests.Credits.ModelRows;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Implements the rules of credits with lists in memory, independently of the ledger's SQL.</summary>
internal sealed class LedgerModel(DateTimeOffset now) : ILedger
{
    private readonly List<Lot> _lots = [];
    private readonly List<Hold> _holds = [];
    private readonly List<Spend> _spends = [];
    private readonly Dictionary<string, (string Kind, long Amount, int Index)> _keys = new(StringComparer.Ordinal);
    private DateTimeOffset _now = now;

    public int Grants => _lots.Count;
    public int Holds => _holds.Count;
    public int Spends => _spends.Count;

    public long Available => Live.Sum(lot => lot.Left);
    public long Reserved => _holds.Where(hold => hold.IsOpen).Sum(hold => hold.Amount);
    public long Owed { get; private set; }

    public long Issued => _lots.Sum(lot => lot.Amount);

    public long Lapsed => _lots.Sum(lot => lot.Left) - Available;

    public long Expired => _lots.Sum(lot => lot.Expired);

    public long Revoked => _lots.Sum(lot => lot.Revoked);

    public long Spent => _spends.Sum(spend => spend.Parts.Sum(part => part.Amount));

    private IEnumerable<Lot> Live => _lots.Where(lot => lot.Left > 0 && lot.Until > _now)
        .OrderBy(lot => lot.Priority).ThenBy(lot => lot.Until).ThenByDescending(lot => lot.IsGift).ThenBy(lot => lot.Number);

    public Task<string> GrantAsync(int reference, long amount, CreditSource source, int priority, TimeSpan? lasts)
    {
        if (reference == Grants)
        {
            var expiresAt = lasts is null ? DateTimeOffset.MaxValue : _now + lasts.Value;
            _lots.Add(new Lot(reference, amount, source == CreditSource.Promotion, priority, expiresAt) { Left = amount });
            _ = Repay();
        }

        return Ok;
    }

    public Task<string> SpendAsync(string key, long amount)
    {
        if (_keys.TryGetValue(key, out var existing))
        {
            return existing.Kind == "spend" && existing.Amount == amount ? Ok : Refused("billing.credit_key_reused");
        }

        if (TakeAfterRelease(amount) is not { } parts)
        {
            return Refused("billing.credits_insufficient");
        }

        _keys[key] = ("spend", amount, _spends.Count);
        _spends.Add(new Spend(parts));
        return Ok;
    }

    public Task<string> ReserveAsync(string key, long amount, TimeSpan lifetime)
    {
        if (_keys.TryGetValue(key, out var existing))
        {
            return existing.Kind == "hold" && existing.Amount == amount ? Ok : Refused("billing.credit_key_reused");
        }

        if (TakeAfterRelease(amount) is not { } parts)
        {
            return Refused("billing.credits_insufficient");
        }

        _keys[key] = ("hold", amount, _holds.Count);
        _holds.Add(new Hold(amount, parts, _now + lifetime));
        return Ok;
    }

    public Task<string> CommitAsync(int hold, long? amount)
    {
        var (one, used) = (_holds[hold], amount ?? _holds[hold].Amount);
        if (used > one.Amount)
        {
            return Refused("billing.credit_commit_too_much");
        }

        switch (one.State)
        {
            case "open":
                one.End("committed", used);
                _spends.Add(new Spend(Split(one.Parts, used)));
                return Repay();
            case "committed" when one.Committed == used:
                return Ok;
            case "lapsed" when used > 0:
                if (Take(used) is not { } parts)
                {
                    return Refused("billing.credits_insufficient");
                }

                one.End("committed", used);
                _spends.Add(new Spend(parts));
                return Ok;
            default:
                return Refused("billing.credit_reservation_ended");
        }
    }

    public Task<string> ReleaseAsync(int hold)
    {
        var one = _holds[hold];
        if (one.IsOpen)
        {
            Free(one, "released");
        }

        return one.State == "committed" ? Refused("billing.credit_reservation_ended") : Ok;
    }

    public Task<string> RefundAsync(int spend, string key, long? amount)
    {
        var one = _spends[spend];
        var left = one.Parts.Sum(part => part.Amount);
        if (_keys.TryGetValue(key, out var existing))
        {
            var isSame = existing.Kind == "refund" && existing.Index == spend && existing.Amount == (amount ?? existing.Amount);
            return isSame ? Ok : Refused("billing.credit_key_reused");
        }

        if (left == 0 || amount > left)
        {
            return Refused("billing.credit_refund_too_much");
        }

        var rest = amount ?? left;
        _keys[key] = ("refund", rest, spend);
        foreach (var part in Enumerable.Reverse(one.Parts))
        {
            var returned = Math.Min(part.Amount, rest);
            (part.Amount, part.Lot.Left, rest) = (part.Amount - returned, part.Lot.Left + returned, rest - returned);
        }

        return Repay();
    }

    public Task<string> RevokeAsync(int grant, long target)
    {
        var lot = _lots[grant];
        var more = Math.Min(target, lot.Amount) - lot.Revoked;
        lot.Revoked += more;
        if (more > 0)
        {
            var unused = Math.Min(more, lot.Left);
            var expired = Math.Min(more - unused, lot.Expired);
            (lot.Left, lot.Expired, Owed) = (lot.Left - unused, lot.Expired - expired, Owed + more - unused - expired);
        }
        else
        {
            var repaid = Math.Min(-more, Owed);
            (Owed, lot.Left) = (Owed - repaid, lot.Left - more - repaid);
        }

        return Repay();
    }

    public Task SettleAsync()
    {
        FreeDue();
        foreach (var lot in _lots.Where(lot => lot.Until <= _now))
        {
            (lot.Expired, lot.Left) = (lot.Expired + lot.Left, 0);
        }

        return Task.CompletedTask;
    }

    public void Wait(TimeSpan time) => _now += time;

    public Task<string> GetStateAsync() =>
        Task.FromResult($"{Available} {Reserved} {Owed} [{string.Join(' ', _lots.Select(lot => lot.Left))}]");

    private static Task<string> Ok => Refused("ok");

    private static Task<string> Refused(string code) => Task.FromResult(code);

    private List<Part>? TakeAfterRelease(long amount) => Take(amount) ?? (FreeDue() ? Take(amount) : null);

    private List<Part>? Take(long amount)
    {
        if (Available < amount)
        {
            return null;
        }

        var parts = new List<Part>();
        foreach (var lot in Live.ToList())
        {
            var taken = Math.Min(lot.Left, amount);
            (lot.Left, amount) = (lot.Left - taken, amount - taken);
            if (taken > 0)
            {
                parts.Add(new Part(lot, taken));
            }
        }

        return parts;
    }

    private static List<Part> Split(List<Part> parts, long used)
    {
        var spent = new List<Part>();
        foreach (var part in parts)
        {
            var taken = Math.Min(part.Amount, used);
            (part.Lot.Left, used) = (part.Lot.Left + part.Amount - taken, used - taken);
            if (taken > 0)
            {
                spent.Add(new Part(part.Lot, taken));
            }
        }

        return spent;
    }

    private bool FreeDue()
    {
        var due = _holds.Where(hold => hold.IsOpen && hold.Until <= _now).OrderBy(hold => hold.Until).ToList();
        due.ForEach(hold => Free(hold, "lapsed"));
        return due.Count > 0;
    }

    private void Free(Hold hold, string state)
    {
        hold.End(state, 0);
        Split(hold.Parts, used: 0);
        _ = Repay();
    }

    private Task<string> Repay()
    {
        var paid = Math.Min(Owed, Available);
        Take(paid);
        Owed -= paid;
        return Ok;
    }
}
