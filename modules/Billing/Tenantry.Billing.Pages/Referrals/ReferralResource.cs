using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>Defines the operator's list of referral rewards.</summary>
internal static class ReferralResource
{
    public static Resource<ReferralReward> Definition { get; } =
        new Resource<ReferralReward>("referrals", "Referrals", BillingPermissions.Operate)
    {
        Subtitle = "Rewards for the payments of referred customers.",
        Icon = "users",
        Order = 34,
        Section = OperatorSections.Customers,
        SearchHint = "Stripe ID of the payment or invoice",
        Empty = "A reward appears here when a referred customer pays.",
    }
        .FromDatabase<BillingDbContext>("operator lists referrals", db => db.Set<ReferralReward>())
        .Key(reward => reward.Reference)
        .Column("Earned", reward => reward.Due, column => column.Sort(reward => reward.DueMinor))
        .Column("Referrer", reward => reward.TenantId, column => column.Named("tenant").Filter())
        .Column("Referred", reward => reward.ReferredTenantId, column => column.Filter())
        .Column("Granted", reward => reward.Given, column => column.Sort(reward => reward.GivenMinor))
        .Column("Status", reward => reward.State, column => column.Sort().Filter())
        .Column("Billed, excluding tax", reward => reward.NetMinor, column => column
            .As(CellKind.Money).Display((reward, _) => new Money(reward.NetMinor, reward.Currency)).Sort().Minor())
        .Column("Share", reward => reward.Percent, column => column.Display((reward, _) => $"{reward.Percent}%").Hidden())
        .Column("Paid", reward => reward.PaidAt, column => column.Sort().Filter())
        .Column("Held until", reward => reward.HeldUntil, column => column.Sort().Filter().Minor())
        .Column("Blocked by", reward => reward.WaitReason, column => column.Hidden())
        .Column("Payment", reward => reward.Reference, column => column.As(CellKind.Code).SearchExact().Hidden())
        .OrderByDescending(reward => reward.PaidAt)
        .View("held", "Held", reward => reward.State == RewardState.Held)
        .View("blocked", "Blocked", reward => reward.WaitReason != null, counted: true)
        .Heading(HeadingAsync)
        .Status(reward => reward.State)
        .Audited(reward => $"referral/{reward.Reference}")
        .Panel("Balance transactions", TransactionsAsync);

    private static async Task<string> HeadingAsync(ResourceContext<ReferralReward> context)
    {
        var names = await context.Services.GetRequiredService<ITenants>()
            .GetNamesAsync([context.Row.TenantId], context.CancellationToken);
        return $"{context.Row.Due.Display} for {names.GetValueOrDefault(context.Row.TenantId, "a tenant")}";
    }

    private static async Task<IReadOnlyList<ResourceField>> TransactionsAsync(ResourceContext<ReferralReward> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a referral", context.CancellationToken);
        var changes = await db.Set<ReferralBalanceChange>().AsNoTracking()
            .Where(change => change.TenantId == context.Row.TenantId && change.Reference == context.Row.Reference)
            .OrderBy(change => change.Number).ToListAsync(context.CancellationToken);
        return [.. changes.Select(change => new ResourceField(change.GatewayId ?? "Not sent to Stripe yet",
            new Money(change.AmountMinor, change.Currency), CellKind.Money))];
    }
}
