using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>
/// Represents a ledger that follows the rules of credits: the real one or the model. Objects are named by their position, such as the third
/// grant.
/// </summary>
internal interface ILedger
{
    int Grants { get; }

    int Holds { get; }

    int Spends { get; }

    /// <summary>Returns <c>ok</c> or the code of the problem.</summary>
    Task<string> GrantAsync(int reference, long amount, CreditSource source, int priority, TimeSpan? lasts);

    Task<string> SpendAsync(string key, long amount);

    Task<string> ReserveAsync(string key, long amount, TimeSpan lifetime);

    Task<string> CommitAsync(int hold, long? amount);

    Task<string> ReleaseAsync(int hold);

    Task<string> RefundAsync(int spend, string key, long? amount);

    Task<string> RevokeAsync(int grant, long target);

    Task SettleAsync();

    void Wait(TimeSpan time);

    /// <summary>Returns the observable state: available, reserved, owed, and the remaining amount of each grant.</summary>
    Task<string> GetStateAsync();
}

/// <summary>Represents an operation on a tenant's credits.</summary>
internal sealed record Step(string Verb, long Amount, int Which, int Other)
{
    private static readonly string[] Verbs =
    [
        "grant", "grant", "grant", "grant again", "spend", "spend", "spend", "spend", "spend again", "spend otherwise", "reserve",
        "reserve", "reserve", "reserve again",
        "commit", "commit", "commit all", "release", "refund", "refund", "refund all", "refund again", "revoke", "revoke",
        "wait", "wait", "settle",
    ];

    private static readonly Gen<Step> Any =
        from verb in Gen.Elements(Verbs)
        from amount in Gen.Choose(1, 20)
        from which in Gen.Choose(0, 100)
        from other in Gen.Choose(0, 11)
        select new Step(verb, amount, which, other);

    /// <summary>
    /// Generates scripts of sixty steps that start with a grant; a failing script is shrunk to the shortest one that still fails.
    /// </summary>
    public static Arbitrary<Step[]> Scripts { get; } = Arb.From(
        Any.ArrayOf(60).Select(steps => (Step[])[new Step("grant", 20, 1, 0), .. steps]),
        script => Enumerable.Range(0, script.Length).Select(left => script.Where((_, index) => index != left).ToArray()));

    /// <summary>Runs a script and records the result and the observable state after each step.</summary>
    public static async Task<IReadOnlyList<string>> PlayAsync(Step[] script, ILedger ledger)
    {
        var states = new List<string>();
        foreach (var (index, step) in script.Index())
        {
            // No two steps have the same time: the order of two grants with one time would be undefined.
            ledger.Wait(TimeSpan.FromMilliseconds(1));
            states.Add($"{index} {step.Verb} {step.Amount}: {await step.DoAsync(index, script, ledger)} {await ledger.GetStateAsync()}");
        }

        return states;
    }

    private async Task<string> DoAsync(int index, Step[] script, ILedger ledger)
    {
        switch (Verb)
        {
            case "grant":
                return await GrantAsync(ledger, ledger.Grants);
            case "grant again" when ledger.Grants > 0:
                return await GrantAsync(ledger, Which % ledger.Grants);
            case "spend":
                return await ledger.SpendAsync($"{Amount} at {index}", Amount);
            case "spend again" when PreviousKey(index, script, "spend") is var (key, amount):
                return await ledger.SpendAsync(key, amount);
            case "spend otherwise" when PreviousKey(index, script, "spend", "reserve") is var (key, amount):
                return await ledger.SpendAsync(key, amount + 1);
            case "reserve":
                return await ledger.ReserveAsync($"{Amount} at {index}", Amount, TimeSpan.FromMinutes(1 + Other));
            case "reserve again" when PreviousKey(index, script, "reserve", "spend") is var (key, amount):
                return await ledger.ReserveAsync(key, amount, TimeSpan.FromMinutes(1 + Other));
            case "commit" when ledger.Holds > 0:
                return await ledger.CommitAsync(Which % ledger.Holds, Amount - 1);
            case "commit all" when ledger.Holds > 0:
                return await ledger.CommitAsync(Which % ledger.Holds, null);
            case "release" when ledger.Holds > 0:
                return await ledger.ReleaseAsync(Which % ledger.Holds);
            case "refund" when ledger.Spends > 0:
                return await ledger.RefundAsync(Which % ledger.Spends, $"refund at {index}", Amount);
            case "refund all" when ledger.Spends > 0:
                return await ledger.RefundAsync(Which % ledger.Spends, $"refund at {index}", null);
            case "refund again" when ledger.Spends > 0 && Array.FindIndex(script, step => step.Verb == "refund") is var first
            && first >= 0 && first < index:
                return await ledger.RefundAsync(Which % ledger.Spends, $"refund at {first}", script[first].Amount);
            case "revoke" when ledger.Grants > 0:
                return await ledger.RevokeAsync(Which % ledger.Grants, 2 * Other);
            case "wait":
                ledger.Wait(TimeSpan.FromSeconds(20 * Amount));
                return "ok";
            case "settle":
                await ledger.SettleAsync();
                return "ok";
            default:
                return "nothing";
        }
    }

    // A key of an earlier step, with its amount.
    private (string Key, long Amount)? PreviousKey(int index, Step[] script, params string[] verbs)
    {
        var previous = script[..index].Index().Where(step => verbs.Contains(step.Item.Verb)).ToList();
        return previous.Count == 0 ? null : ($"{previous[Which % previous.Count].Item.Amount} at {previous[Which % previous.Count].Index}",
            previous[Which % previous.Count].Item.Amount);
    }

    private Task<string> GrantAsync(ILedger ledger, int reference) => ledger.GrantAsync(
        reference,
        Amount + 8,
        reference % 3 == 0 ? CreditSource.Promotion : CreditSource.Purchase,
        Which % 5 == 0 ? 10 : 50,
        Other < 4 ? null : TimeSpan.FromMinutes(Other - 3));
}
