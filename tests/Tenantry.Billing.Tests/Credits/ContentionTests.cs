using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Tests concurrent callers on two nodes that share only the database.</summary>
public sealed class ContentionTests : IClassFixture<ContentionTests.TwoNodes>
{
    private const int Callers = 64;

    private readonly Wallet[] _nodes;

    public ContentionTests(TwoNodes two)
    {
        var tenant = two.First.NewTenant();
        _nodes = [new Wallet(two.First.App, tenant), new Wallet(two.Second, tenant)];
    }

    [Fact]
    public async Task ConcurrentSmallSpends_SucceedExactlyAsOftenAsTheBalanceAllows()
    {
        await _nodes[0].GrantAsync(7, "first", lasts: TimeSpan.FromDays(1));
        await _nodes[0].GrantAsync(10, "second");
        var spends = await Task.WhenAll(Enumerable.Range(0, Callers)
            .Select(caller => _nodes[caller % 2].SpendAsync(1, $"caller {caller}")));
        spends.Count(spend => !spend.IsProblem).ShouldBe(17);
        spends.Where(spend => spend.IsProblem).ShouldAllBe(spend => spend.Problem!.Code == "billing.credits_insufficient");
        (await _nodes[0].AvailableAsync()).ShouldBe(0);
        await _nodes[0].ShouldAgreeAsync();
    }

    [Fact]
    public async Task ConcurrentSpendsWithOneKey_SpendOnce()
    {
        await _nodes[0].GrantAsync(10);
        var spends = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => _nodes[caller % 2].SpendAsync(3, "the same")));
        spends.Select(spend => spend.Value!.Id).Distinct().ShouldHaveSingleItem();
        (await _nodes[0].AvailableAsync()).ShouldBe(7);
        await _nodes[0].ShouldAgreeAsync();
    }

    [Fact]
    public async Task OneKeyInTwoUnitsConcurrently_IsUsedInOne()
    {
        var balance = new Wallet(_nodes[1].App, _nodes[0].Tenant, "balance-usd");
        await _nodes[0].GrantAsync(100);
        await balance.GrantAsync(100);
        foreach (var round in Enumerable.Range(0, 10))
        {
            var results = await Task.WhenAll(_nodes[0].SpendAsync(1, $"round {round}"), balance.SpendAsync(1, $"round {round}"));
            results.Single(spend => spend.IsProblem).Problem!.Code.ShouldBe("billing.credit_key_reused");
        }

        (await _nodes[0].AvailableAsync() + await balance.AvailableAsync()).ShouldBe(190);
        await _nodes[0].ShouldAgreeAsync();
    }

    [Fact]
    public async Task ConcurrentOperations_StayWithinTheBalance_AndLeaveACorrectLedger()
    {
        var grant = await _nodes[0].GrantAsync(40);
        var tasks = Enumerable.Range(0, Callers).Select(async caller =>
        {
            var (wallet, key) = (_nodes[caller % 2], $"caller {caller}");
            var reservation = await wallet.ReserveAsync(2, key);
            if (reservation.IsProblem)
            {
                return 0L;
            }

            (await wallet.BalanceAsync()).Available.ShouldBeGreaterThanOrEqualTo(0);
            switch (caller % 4)
            {
                case 0:
                    await wallet.ReleaseAsync(reservation.Value.Id);
                    return 0;
                case 1:
                    await Task.WhenAll(wallet.CommitAsync(reservation.Value.Id, 1), wallet.ReleaseAsync(reservation.Value.Id));
                    return (await wallet.ReserveAsync(2, key)).Value!.Status == CreditReservationStatus.Committed ? 1 : 0;
                case 2:
                    var spend = (await wallet.CommitAsync(reservation.Value.Id)).Value!;
                    await Task.WhenAll(wallet.RefundAsync(spend.Id, key + " back", 1), _nodes[0].RefundAsync(spend.Id, key + " back", 1));
                    return 1;
                default:
                    return (await wallet.CommitAsync(reservation.Value.Id)).Value!.Amount;
            }
        }).ToList();
        await Task.WhenAll(_nodes[1].RevokeAsync(grant.Id, 10), _nodes[0].GrantAsync(5, "meanwhile"), _nodes[1].GrantAsync(5, "meanwhile"));
        var used = (await Task.WhenAll(tasks)).Sum();
        var balance = await _nodes[0].BalanceAsync();
        (balance.Available - balance.Owed, balance.Reserved).ShouldBe((40 - 10 + 5 - used, 0));
        await _nodes[0].ShouldAgreeAsync();
    }

    public sealed class TwoNodes : IAsyncLifetime
    {
        internal CreditsApp First { get; } = new();

        internal TestApp Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await First.InitializeAsync();
            Second = await CreditsApp.StartAsync(First.App);
        }

        public async ValueTask DisposeAsync()
        {
            await Second.DisposeAsync();
            await First.DisposeAsync();
        }
    }
}
