namespace Tenantry.Billing.Tests.Credits;

/// <summary>Represents the state of the model.</summary>
internal static class ModelRows
{
    internal sealed record Lot(int Number, long Amount, bool IsGift, int Priority, DateTimeOffset Until)
    {
        public long Left { get; set; }

        public long Expired { get; set; }

        public long Revoked { get; set; }
    }

    internal sealed class Part(Lot lot, long amount)
    {
        public Lot Lot { get; } = lot;

        public long Amount { get; set; } = amount;
    }

    internal sealed record Spend(List<Part> Parts);

    internal sealed class Hold(long amount, List<Part> parts, DateTimeOffset until)
    {
        public long Amount { get; } = amount;

        public List<Part> Parts { get; } = parts;

        public DateTimeOffset Until { get; } = until;

        public string State { get; private set; } = "open";

        public long Committed { get; private set; }

        public bool IsOpen => State == "open";

        public void End(string state, long committed) => (State, Committed) = (state, committed);
    }
}
