using System.Collections.Frozen;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits;

/// <summary>The units there are: those described, <c>credits</c> in any case, and a balance in each currency.</summary>
internal sealed class CreditUnits(IEnumerable<CreditUnit> described)
{
    private readonly FrozenDictionary<string, CreditUnit> _units = described
        .Prepend(new CreditUnit(CreditUnit.Default, "Credits"))
        .Concat(Currency.All.Select(currency => new CreditUnit(CreditUnit.BalanceIn(currency), "Balance") { Currency = currency }))
        .GroupBy(unit => unit.Key)
        .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public CreditUnit Find(string key) => TryFind(key)
        ?? throw new ArgumentException($"There is no unit of credits '{key}'. Describe it with AddBilling().CreditUnit(\"{key}\", …).", nameof(key));

    public CreditUnit? TryFind(string key) => _units.GetValueOrDefault(key);
}
