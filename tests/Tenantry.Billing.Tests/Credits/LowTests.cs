using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Tests.Credits;

public sealed class LowTests : IAsyncLifetime
{
    private Wallet _wallet = null!;

    private IReadOnlyList<(long Available, long Threshold)> Told =>
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
        await _wallet.SpendAsync(5, "never was above");
        await _wallet.GrantAsync(50, "large");
        await _wallet.SpendAsync(35, "to thirty");
        (await UntoldAsync()).ShouldBeFalse();
        await _wallet.SpendAsync(1, "below");
        await _wallet.SpendAsync(1, "further below");
        await HeardAsync((29, 30));
        await _wallet.GrantAsync(10, "above again");
        var held = (await _wallet.ReserveAsync(20, "work")).Value!;
        await HeardAsync((29, 30), (18, 30));
        await _wallet.ReleaseAsync(held.Id);
        await _wallet.ReserveAsync(20, "work again");
        await HeardAsync((29, 30), (18, 30), (18, 30));
    }

    [Fact]
    public async Task LowBalanceByExpiry_IsAnnounced()
    {
        await _wallet.GrantAsync(50, lasts: TimeSpan.FromDays(1));
        _wallet.App.Clock.Advance(TimeSpan.FromDays(1));
        await _wallet.SettleAsync();
        await HeardAsync((0, 30));
    }

    [Fact]
    public async Task LowBalanceNotAnnouncedBecauseOfACrash_IsAnnouncedByTheNextRun()
    {
        await _wallet.GrantAsync(50);
        await _wallet.AskAsync((DebitCredits draw) =>
            draw.RunAsync(new(CreditMovementKind.Spend, "credits", 40, "and here the node died", Note: null), default));
        (await UntoldAsync()).ShouldBeTrue();
        await _wallet.SettleAsync();
        await _wallet.SettleAsync();
        await HeardAsync((10, 30));
    }

    private Task<bool> UntoldAsync() =>
        _wallet.AskAsync((BillingDbContext db) => db.Set<CreditAccount>().Select(row => row.LowUntold).SingleAsync());

    private async Task HeardAsync(params (long Available, long Threshold)[] told)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Told.Count >= told.Length), $"{told.Length} falls are told");
        Told.ShouldBe(told);
    }
}
