using System.Collections.Frozen;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits;

/// <summary>Provides the credit units: those described in code, the default unit <c>credits</c>, and a balance for each currency.</summary>
internal sealed class CreditUnits(IEnumerable<CreditUnit> described)
{
    private readonly FrozenDictionary<string, CreditUnit> _units = described
        .Prepend(new CreditUnit(CreditUnit.Default, "Credits"))
        .Concat(Currency.All.Select(currency => new CreditUnit(CreditUnit.BalanceKey(currency), "Balance") { Currency = currency }))
        .GroupBy(unit => unit.Key)
        .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public CreditUnit Find(string key) => TryFind(key)
        ?? throw new ArgumentException($"The credit unit '{key}' is not defined. Define it with AddBilling().CreditUnit(\"{key}\", …).",
            nameof(key));

    public CreditUnit? TryFind(string key) => _units.GetValueOrDefault(key);
}
