using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Subscriptions;

public sealed class SubscriptionLifecycleTests
{
    // The table of the README: transitions from row to column. Every pair is verified.
    private const string Table = """
                    Incomplete  Trialing  Active  PastDue  Paused  Unpaid  Canceled
        Incomplete  =           yes       yes     yes      yes     yes     yes
        Trialing    no          =         yes     yes      yes     yes     yes
        Active      no          yes       =       yes      yes     yes     yes
        PastDue     no          no        yes     =        yes     yes     yes
        Paused      no          yes       yes     yes      =       yes     yes
        Unpaid      no          no        yes     yes      no      =       yes
        Canceled    no          no        no      no       no      no      =
        """;

    public static TheoryData<SubscriptionStatus, SubscriptionStatus, bool> Pairs
    {
        get
        {
            var lines = Table.ReplaceLineEndings("\n").Split('\n')
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
            var data = new TheoryData<SubscriptionStatus, SubscriptionStatus, bool>();
            foreach (var line in lines.Skip(1))
            {
                foreach (var (to, allowed) in lines[0].Zip(line.Skip(1)))
                {
                    data.Add(Enum.Parse<SubscriptionStatus>(line[0]), Enum.Parse<SubscriptionStatus>(to), allowed != "no");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Transition_IsAllowed_AsInTheTable(SubscriptionStatus from, SubscriptionStatus to, bool allowed) =>
        SubscriptionLifecycle.Allows(from, to).ShouldBe(allowed);

    [Fact]
    public void Table_HasEveryPair() => Pairs.Count
    .ShouldBe(Enum.GetValues<SubscriptionStatus>().Length * Enum.GetValues<SubscriptionStatus>().Length);

    [Fact]
    public void Readme_ContainsTheTable()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Billing.README.md")).ReplaceLineEndings("\n");
        readme.ShouldContain(Table.ReplaceLineEndings("\n"));
    }
}
