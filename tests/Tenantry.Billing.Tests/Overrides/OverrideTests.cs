using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.Billing.Tests.Overrides;

public sealed class OverrideTests : IAsyncLifetime
{
    private readonly Gating _gating = new();
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing =
        await BillingApp.StartAsync(billing => billing.Services.AddSingleton<IFeatureOverrides>(_gating));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task PlanOverride_AppliesImmediatelyWithoutACharge_AndReverts_AndTheTimelineShowsBoth()
    {
        var subscription = await BuyAsync("studio", "solo");
        var created = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Plan, "We promised it")
            { Subscription = subscription, Target = "team", EndsAt = In(days: 10) });
        created.Title.ShouldBe("Team instead of Solo");
        // Nearly a whole period of the difference between 998 and 499 dollars.
        created.CostMinor!.Value.ShouldBeInRange(49_800, 49_900);
        (await _billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
        _billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem();

        await _billing.AdvanceAsync(TimeSpan.FromDays(11));
        await ProcessAsync();
        (await _billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo");
        (await RowAsync(created.Id)).Status.ShouldBe(OverrideStatus.Ended);
        _billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem();
        (await TitlesAsync()).ShouldBe(["Override ended: Team instead of Solo", "Override: Team instead of Solo"]);
        (await AuditAsync()).ShouldBe(["billing.override.made: We promised it", "billing.override.ended: Expired"]);
        // A second run finds nothing to do.
        await ProcessAsync();
        (await AuditAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task PlanChosenDuringAnOverride_IsKept()
    {
        var subscription = await BuyAsync("studio", "solo");
        await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Plan, "A trial of more")
            { Subscription = subscription, Target = "team", EndsAt = In(days: 10) });
        await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Plan, "A trial of most")
            { Subscription = subscription, Target = "house" });
        await _billing.AdvanceAsync(TimeSpan.FromDays(11));
        await ProcessAsync();
        (await _billing.SubscriptionsAsync()).Single().Plan.ShouldBe("house");
    }

    [Fact]
    public async Task Discount_AppliesToTheInvoicesOfItsMonthsOnly()
    {
        var subscription = await BuyAsync("academy", "monthly");
        await _billing.AdvanceAsync(TimeSpan.FromHours(1));
        var created = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Discount, "For the outage")
            { Subscription = subscription, Amount = 25, Months = 2 });
        (created.Title, created.CostMinor, created.CostDescription).ShouldBe(
            ("25 % off for 2 months", 500, "$2.50 off each of 2 invoices at the current price."));
        await _billing.SettleAsync();
        (await _billing.SubscriptionsAsync()).Single().Discount!.PercentOff.ShouldBe(25);
        (await RefusedAsync(new NewOverride(_billing.Tenant, OverrideKind.Discount, "Once more")
            { Subscription = subscription, Amount = 5, Months = 1 })).ShouldBe("billing.override_has_discount");

        for (var month = 0; month < 3; month++)
        {
            await _billing.AdvanceAsync(TimeSpan.FromDays(31));
        }

        _billing.Recorder.Of<PaymentReceived>().Select(paid => paid.Amount.MinorUnits).ShouldBe([1000, 750, 750, 1000]);
        await ProcessAsync();
        (await RowAsync(created.Id)).EndReason.ShouldBe(EndOverride.ExpiredReason);
    }

    [Fact]
    public async Task RemovedDiscount_EndsAtTheProvider_AndRequiresAReason()
    {
        var subscription = await BuyAsync("academy", "monthly");
        var created = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Discount, "A mistake")
            { Subscription = subscription, Amount = 25, Months = 12 });
        await using var scope = _billing.App.For(null);
        var end = scope.Get<EndOverride>();
        (await end.RemoveAsync(_billing.Tenant, created.Id, " ", default)).Problem!.Code.ShouldBe("billing.override_needs_reason");
        (await end.RemoveAsync(_billing.Tenant, created.Id, "Wrong customer", default)).IsProblem.ShouldBeFalse();
        (await end.RemoveAsync(_billing.Tenant, created.Id, "Once more", default)).Problem!.Code.ShouldBe("billing.override_not_found");
        (await _billing.SubscriptionsAsync()).Single().Discount.ShouldBeNull();
        (await AuditAsync())[^1].ShouldBe("billing.override.lifted: Wrong customer");
    }

    [Fact]
    public async Task Credits_AreAGrantInTheLedger_AndUnusedOnesCanBeRevoked()
    {
        var created = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Credit, "Sorry")
            { Target = CreditUnit.Default, Amount = 500 });
        await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Credit, "Sorry again")
            { Target = CreditUnit.BalanceKey(Currency.Usd), Amount = 1250 });
        await using (var tenant = _billing.App.For(_billing.Tenant))
        {
            var credits = tenant.Get<ICredits>();
            (await credits.GetBalanceAsync()).Grants.Single().Source.ShouldBe(CreditSource.Manual);
            (await credits.GetBalanceAsync(CreditUnit.BalanceKey(Currency.Usd))).Available.ShouldBe(1250);
            (await credits.SpendAsync(200, "use")).IsProblem.ShouldBeFalse();
            await using var scope = _billing.App.For(null);
            (await scope.Get<EndOverride>().RemoveAsync(_billing.Tenant, created.Id, "Too much", default)).IsProblem.ShouldBeFalse();
            (await credits.GetBalanceAsync()).ShouldSatisfyAllConditions(balance => balance.Available.ShouldBe(0),
                balance => balance.Owed.ShouldBe(0));
        }
    }

    [Fact]
    public async Task Quota_AppliesThroughFeatureGating_AndALaterOneReplacesIt()
    {
        var first = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Quota, "Launch week")
            { Target = "api_calls", Amount = 5000, EndsAt = In(days: 7) });
        first.Title.ShouldBe("5,000 API calls per period");
        _gating.Set.ShouldBe([(_billing.Tenant, "api_calls", 5000, first.EndsAt, "Launch week")]);
        await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Quota, "For good") { Target = "api_calls" });
        (await RowAsync(first.Id)).Status.ShouldBe(OverrideStatus.Ended);
        await _billing.AdvanceAsync(TimeSpan.FromDays(8));
        await ProcessAsync();
        _gating.Removed.ShouldBe(0);
    }

    [Fact]
    public async Task OverrideInterruptedByACrash_IsAppliedByTheJob_Once()
    {
        var subscription = await BuyAsync("academy", "monthly");
        var created = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Credit, "Sorry")
            { Target = CreditUnit.Default, Amount = 500 });
        var off = await CreateAsync(new NewOverride(_billing.Tenant, OverrideKind.Discount, "Sorry")
            { Subscription = subscription, Amount = 10, Months = 3 });
        await _billing.QueryAsync(db => db.Set<TenantOverride>()
            .ExecuteUpdateAsync(row => row.SetProperty(tenantOverride => tenantOverride.Status, OverrideStatus.Pending)));
        await _billing.AdvanceAsync(TimeSpan.FromMinutes(5));
        await ProcessAsync();
        ((await RowAsync(created.Id)).Status, (await RowAsync(off.Id)).Status).ShouldBe((OverrideStatus.Active, OverrideStatus.Active));
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<ICredits>().GetBalanceAsync()).Available.ShouldBe(500);
    }

    [Fact]
    public async Task InvalidOverride_IsRefused_AndNotSaved()
    {
        var subscription = await BuyAsync("studio", "solo");
        NewOverride Plan(string target) => new(_billing.Tenant, OverrideKind.Plan, "A reason")
            { Subscription = subscription, Target = target };
        NewOverride Off(long percent, int months) => new(_billing.Tenant, OverrideKind.Discount, "A reason")
            { Subscription = subscription, Amount = percent, Months = months };
        NewOverride Credit(string unit, long amount) => new(_billing.Tenant, OverrideKind.Credit, "A reason")
            { Target = unit, Amount = amount };
        (await RefusedAsync(Plan("team") with { Reason = "  x " })).ShouldBe("billing.override_needs_reason");
        (await RefusedAsync(Plan("team") with { EndsAt = In(days: -1) })).ShouldBe("billing.override_ends_in_the_past");
        (await RefusedAsync(Plan("team") with { Subscription = new SubscriptionId(Guid.Empty) })).ShouldBe(
            "billing.subscription_not_found");
        (await RefusedAsync(Plan("nothing"))).ShouldBe("billing.plan_not_found");
        (await RefusedAsync(Plan("solo"))).ShouldBe("billing.nothing_changes");
        (await RefusedAsync(Plan("house-yearly"))).ShouldBe("billing.override_other_interval");
        (await RefusedAsync(Off(0, 3))).ShouldBe("billing.override_percent");
        (await RefusedAsync(Off(101, 3))).ShouldBe("billing.override_percent");
        (await RefusedAsync(Off(10, 0))).ShouldBe("billing.override_months");
        (await RefusedAsync(Off(10, 37))).ShouldBe("billing.override_months");
        (await RefusedAsync(Credit("gold", 1))).ShouldBe("billing.override_no_unit");
        (await RefusedAsync(Credit(CreditUnit.Default, 0))).ShouldBe("billing.override_amount");
        (await RefusedAsync(new(_billing.Tenant, OverrideKind.Quota, "A reason") { Target = "nothing" })).ShouldBe(
            "billing.override_no_feature");
        (await _billing.QueryAsync(db => db.Set<TenantOverride>().CountAsync())).ShouldBe(0);
        (await AuditAsync()).ShouldBeEmpty();
    }

    private DateTimeOffset In(int days) => _billing.Stripe.Clock.GetUtcNow().AddDays(days);

    private async Task<SubscriptionId> BuyAsync(string product, string plan)
    {
        await _billing.BuyAsync(product, plan);
        return (await _billing.SubscriptionsAsync()).Single().Id;
    }

    private async Task<TenantOverride> CreateAsync(NewOverride request)
    {
        await using var scope = _billing.App.For(null);
        var created = await scope.Get<CreateOverride>().RunAsync(request, default);
        created.IsProblem.ShouldBeFalse(created.Problem?.Message);
        await _billing.SettleAsync();
        return created.Value!;
    }

    private async Task<string> RefusedAsync(NewOverride request)
    {
        await using var scope = _billing.App.For(null);
        return (await scope.Get<CreateOverride>().RunAsync(request, default)).Problem!.Code;
    }

    private async Task ProcessAsync()
    {
        await using var scope = _billing.App.For(null);
        await ActivatorUtilities.CreateInstance<ProcessOverrides>(scope.Get<IServiceProvider>()).RunAsync(default);
        await _billing.SettleAsync();
    }

    private Task<TenantOverride> RowAsync(Guid id) =>
        _billing.QueryAsync(db => db.Set<TenantOverride>().AsNoTracking().SingleAsync(row => row.Id == id));

    private Task<List<string>> AuditAsync() => _billing.QueryAsync(db => db.Database.SqlQuery<string>(
        $"select action || ': ' || reason as \"Value\" from platform.audit_entry where action like 'billing.override.%' order by id")
        .ToListAsync());

    private async Task<List<string>> TitlesAsync()
    {
        await using var scope = _billing.App.For(null);
        var entries = await scope.Get<IEnumerable<ITimelineContributor>>().OfType<OverrideTimeline>().Single()
            .ReadAsync(new TimelineRequest(_billing.Tenant, DateTimeOffset.MaxValue, 10), default);
        return [.. entries.Select(entry => entry.Title)];
    }

    private sealed class Gating : IFeatureOverrides
    {
        public List<(TenantId, string, long?, DateTimeOffset?, string)> Set { get; } = [];

        public int Removed { get; private set; }

        public IReadOnlyList<FeatureDefinition> Features { get; } = [new("api_calls", "API calls", IsMetered: true)];

        public Task<Result> SetAsync(TenantId tenant, string feature, long? limit, DateTimeOffset? until, string reason,
            CancellationToken ct)
        {
            Set.Add((tenant, feature, limit, until, reason));
            return Task.FromResult(Result.Success);
        }

        public Task<Result> RemoveAsync(TenantId tenant, string feature, string reason, CancellationToken ct)
        {
            Removed++;
            return Task.FromResult(Result.Success);
        }
    }
}
