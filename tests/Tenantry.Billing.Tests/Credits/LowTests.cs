using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Tests.Credits;

public sealed class LowTests : IAsyncLifetime
{
    private Wallet _wallet = null!;

    private IReadOnlyList<(long Available, long Threshold)> Announced =>
        [.. _wallet.App.Services.GetRequiredService<Recorder>().Of<CreditsLow>()
            .Select(creditsLow => (creditsLow.Available, creditsLow.Threshold))];

    public async ValueTask InitializeAsync() => _wallet = new Wallet(
        await CreditsApp.StartAsync(also: billing => billing.CreditUnit("credits", "Credits", lowBelow: 30)),
        new TenantId(new Guid("01a00000-0000-7000-8000-0000000000a1")));

    public ValueTask DisposeAsync() => _wallet.App.DisposeAsync();

    [Fact]
    public async Task LowBalance_IsAnnouncedOnce_AndAgainAfterTheNextFall()
    {
        await _wallet.GrantAsync(20, "small");
        await _wallet.SpendAsync(5, "was never above");
        await _wallet.GrantAsync(50, "large");
        await _wallet.SpendAsync(35, "to thirty");
        (await IsAnnouncementPendingAsync()).ShouldBeFalse();
        await _wallet.SpendAsync(1, "below");
        await _wallet.SpendAsync(1, "further below");
        await ShouldAnnounceAsync((29, 30));
        await _wallet.GrantAsync(10, "above again");
        var reservation = (await _wallet.ReserveAsync(20, "work")).Value!;
        await ShouldAnnounceAsync((29, 30), (18, 30));
        await _wallet.ReleaseAsync(reservation.Id);
        await _wallet.ReserveAsync(20, "work again");
        await ShouldAnnounceAsync((29, 30), (18, 30), (18, 30));
    }

    [Fact]
    public async Task LowBalanceByExpiry_IsAnnounced()
    {
        await _wallet.GrantAsync(50, lasts: TimeSpan.FromDays(1));
        _wallet.App.Clock.Advance(TimeSpan.FromDays(1));
        await _wallet.SettleAsync();
        await ShouldAnnounceAsync((0, 30));
    }

    [Fact]
    public async Task LowBalanceNotAnnouncedBecauseOfACrash_IsAnnouncedByTheNextRun()
    {
        await _wallet.GrantAsync(50);
        await _wallet.AskAsync((DebitCredits draw) =>
            draw.RunAsync(new(CreditMovementKind.Spend, "credits", 40, "the node died here", Note: null), default));
        (await IsAnnouncementPendingAsync()).ShouldBeTrue();
        await _wallet.SettleAsync();
        await _wallet.SettleAsync();
        await ShouldAnnounceAsync((10, 30));
    }

    private Task<bool> IsAnnouncementPendingAsync() =>
        _wallet.AskAsync((BillingDbContext db) => db.Set<CreditAccount>().Select(row => row.LowUntold).SingleAsync());

    private async Task ShouldAnnounceAsync(params (long Available, long Threshold)[] expected)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Announced.Count >= expected.Length),
            $"{expected.Length} low balances are announced");
        Announced.ShouldBe(expected);
    }
}
