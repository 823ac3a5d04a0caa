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
        services.AddScoped<MakeReferralLink>();
        services.AddScoped<BindReferral>();
        services.AddScoped<SettleReward>();
        services.AddScoped<PostReferralMoves>();
        services.AddEventHandler<PaymentReceived, FollowReferredPayment>();
        services.AddEventHandler<PaymentRefunded, FollowReferredPayment>();
        services.AddEventHandler<PaymentDisputed, FollowReferredPayment>();
        services.AddRecurringJob<RunReferrals>(RunReferrals.Name, "0 1/10 * * * ?", JobScope.Once, "Credits referral rewards after their hold.");
    }
}
