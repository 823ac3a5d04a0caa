namespace Tenantry.Billing.StripeEmulator.Tests.Subscriptions;

public sealed class SubscriptionStatusTests
{
    /// <summary>Rows are the current status, columns the new one. The README documents the same transitions.</summary>
    private const string Table = """
                           active trialing past_due unpaid paused canceled incomplete_expired
        incomplete         yes    yes      -        -      -      yes      yes
        trialing           yes    -        yes      -      yes    yes      -
        active             -      yes      yes      -      -      yes      -
        past_due           yes    -        -        yes    -      yes      -
        unpaid             yes    -        -        -      -      yes      -
        paused             yes    -        -        -      -      yes      -
        canceled           -      -        -        -      -      -        -
        incomplete_expired -      -        -        -      -      -        -
        """;

    [Fact]
    public void EveryTransition_IsInTheTable()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        foreach (var row in rows[1..])
        {
            for (var column = 0; column < rows[0].Length; column++)
            {
                SubscriptionStatus.CanTransition(row[0], rows[0][column])
                    .ShouldBe(row[column + 1] == "yes", $"{row[0]} to {rows[0][column]}");
            }
        }
    }
}
