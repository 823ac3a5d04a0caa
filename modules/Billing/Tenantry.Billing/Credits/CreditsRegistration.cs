using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Checks;
using Tenantry.Billing.Credits.Expiry;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Credits.Payments;
using Tenantry.Billing.Credits.Spends;
using Tenantry.Billing.Credits.Statements;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Credits;

/// <summary>Registers the credit ledger.</summary>
internal static class CreditsRegistration
{
    public static void AddCredits(this IServiceCollection services)
    {
        services.AddSingleton<CreditMetrics>();
        services.AddSingleton<CreditUnits>();
        services.AddScoped<CreditSql>();
        services.AddScoped<DebitCredits>();
        services.AddScoped<EndHold>();
        services.AddScoped<PostEntries>();
        services.AddScoped<RepayDebt>();
        services.AddScoped<GrantCredits>();
        services.AddScoped<RevokeGrant>();
        services.AddScoped<SpendCredits>();
        services.AddScoped<EndReservation>();
        services.AddScoped<RefundSpend>();
        services.AddScoped<ExpireHolds>();
        services.AddScoped<AnnounceLowBalance>();
        services.AddScoped<ExpireCredits>();
        services.AddScoped<ICredits, TenantCredits>();
        services.AddSingleton<IRefundConsequence, PreviewRevocation>();
        services.AddSingleton<CheckLedger>();
        services.AddScoped<GetCreditStatement>();
        services.AddEventHandler<PaymentReceived, SyncPaymentCredits>();
        services.AddEventHandler<PaymentRefunded, SyncPaymentCredits>();
        services.AddEventHandler<PaymentDisputed, SyncPaymentCredits>();
        services.AddRecurringJob<SettleCredits>(
            "billing.settle_credits", "0 * * * * ?", JobScope.Once, "Expires credits and reservations that are past their time.");
    }
}
