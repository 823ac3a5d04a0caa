using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Pages.Credits.Statements;

namespace Tenantry.Billing.Tests.Credits;

public sealed class StatementTests : IAsyncLifetime
{
    private BillingApp _billing = null!;
    private Wallet _wallet = null!;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync(selling => selling.CreditUnit("minutes", "Minutes").Product("club", club => club
            .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
            .CreditPack(100, 29.Usd())));
        _wallet = new Wallet(_billing.App, _billing.Tenant);
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EachMovement_IsDescribed_WithItsInvoice()
    {
        await _billing.BuyAsync("club", "member");
        await SpendSomeAsync();
        using var owner = As("owner");
        var response = await owner.GetFromJsonAsync<JsonElement>("/api/billing/credits");
        response.GetProperty("available").GetInt64().ShouldBe(155);
        response.GetProperty("reserved").GetInt64().ShouldBe(20);
        response.GetProperty("lots")[0].GetProperty("remaining").GetInt64().ShouldBe(155);
        response.GetProperty("lots")[0].GetProperty("expiresAt").GetDateTimeOffset()
            .ShouldBe((await _billing.SubscriptionsAsync()).Single().PeriodEnd);
        Texts(response)
            .ShouldBe(["Reserved: a film", "Refunded: a picture", "A song: used from reservation", "Reserved: A song", "a picture",
            "Included in Club"]);
        response.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("change").GetInt64())
            .ShouldBe([-20, 5, 10, -30, -10, 200]);
        response.GetProperty("entries")[5].GetProperty("invoiceNumber").GetString()!.ShouldEndWith("-00001");
    }

    [Fact]
    public async Task Entries_ArePaged_DownToTheFirst()
    {
        await _wallet.GrantAsync(100);
        for (var one = 1; one <= 5; one++)
        {
            await _wallet.SpendAsync(1, $"use {one}");
        }

        using var owner = As("owner");
        var numbers = new List<long>();
        long? before = null;
        do
        {
            var page =
                await owner.GetFromJsonAsync<JsonElement>($"/api/billing/credits?take=2{(before is null ? "" : $"&before={before}")}");
            numbers.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("number").GetInt64()));
            before = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Number ? next.GetInt64() : null;
        }
        while (before is not null);
        numbers.ShouldBe([6, 5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task AnotherTenant_HasNoAccess()
    {
        await _wallet.GrantAsync(100, "ours alone");
        using var otherTenant = _billing.App.Client().SignInAs(_billing.NewTenant(), "owner");
        var response = await otherTenant.GetFromJsonAsync<JsonElement>("/api/billing/credits");
        response.GetProperty("available").GetInt64().ShouldBe(0);
        response.GetProperty("lots").GetArrayLength().ShouldBe(0);
        response.GetProperty("entries").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task WithoutThePermission_CreditsAreForbidden_AndAnUnknownUnitIsNotFound()
    {
        using var member = As("member");
        (await member.GetAsync("/api/billing/credits")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var owner = As("owner");
        using var none = await owner.GetAsync("/api/billing/credits?unit=gold");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await none.Content.ReadAsStringAsync()).ShouldContain("billing.credit_unit_not_found");
        (await owner.GetFromJsonAsync<JsonElement>("/api/billing/credits?unit=minutes")).GetProperty("name").GetString()
            .ShouldBe("Minutes");
    }

    [Fact]
    public async Task ExpiredAndRevokedCredits_AreListed_AndTheDaysAddUpToTheBalance()
    {
        var grant =
            await _wallet.AskAsync((ICredits credits) => credits.GrantAsync(new NewCreditGrant(100, CreditSource.Promotion, "a start")
        {
            ExpiresAt = _billing.Stripe.Clock.GetUtcNow().AddDays(3), Note = "a start",
        }));
        await _wallet.GrantAsync(50, "thanks", CreditSource.Manual);
        await _wallet.RevokeAsync(grant.Id, 40);
        await _billing.AdvanceAsync(TimeSpan.FromDays(4));
        await _wallet.SettleAsync();
        using var owner = As("owner");
        var response = await owner.GetFromJsonAsync<JsonElement>("/api/billing/credits");
        Texts(response)
            .ShouldBe(["Expired: Promotion: a start", "Revoked: Promotion: a start", "Added by support: thanks", "Promotion: a start"]);
        await using var scope = _billing.App.For(_billing.Tenant);
        var days = await scope.Get<DailyBalance>().ReadAsync(CreditUnit.Default, default);
        days.Select(day => day.Available).ShouldBe([0, 110, 110, 110, 50, 50]);
    }

    private async Task SpendSomeAsync()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        var credits = scope.Get<ICredits>();
        var spend = (await credits.SpendAsync(10, "picture 1", note: "a picture")).Value!;
        var song = (await credits.ReserveAsync(30, "song 1", note: "A song")).Value!;
        await credits.CommitAsync(song.Id, 20);
        await credits.RefundAsync(spend.Id, "picture 1 back", 5);
        await credits.ReserveAsync(20, "film 1", note: "a film");
    }

    private static IEnumerable<string> Texts(JsonElement response) =>
        response.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("text").GetString()!);

    private HttpClient As(string role) => _billing.App.Client().SignInAs(_billing.Tenant, role);
}
