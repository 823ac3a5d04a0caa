using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Referrals;

/// <summary>Registers the referral program.</summary>
internal static class ReferralsRegistration
{
    public static void AddReferrals(this IServiceCollection services)
    {
        services.AddScoped<FollowReferralLink>();
        services.AddScoped<EnsureReferralLink>();
        services.AddScoped<AssignReferrer>();
        services.AddScoped<SettleReward>();
        services.AddScoped<PostReferralBalanceChanges>();
        services.AddEventHandler<PaymentReceived, UpdateReferralReward>();
        services.AddEventHandler<PaymentRefunded, UpdateReferralReward>();
        services.AddEventHandler<PaymentDisputed, UpdateReferralReward>();
        services.AddRecurringJob<SettleReferralRewards>(SettleReferralRewards.Name, "0 1/10 * * * ?", JobScope.Once,
            "Credits referral rewards after their hold.");
    }
}
