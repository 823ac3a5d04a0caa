namespace Tenantry.Billing.Tests.Years;

/// <summary>Represents the counts of a simulated year.</summary>
internal sealed class YearCount
{
    private int _purchases;

    public int Purchases => _purchases;

    public int Packs { get; set; }

    public int Upgrades { get; set; }

    public int Cancellations { get; set; }

    public int Refunds { get; set; }

    public int CardsFailing { get; set; }

    public int CardsReplaced { get; set; }

    public int Spends { get; set; }

    public int Refused { get; set; }

    public void Buy() => Interlocked.Increment(ref _purchases);
}
