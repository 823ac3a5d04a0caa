using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>Defines the list of the referrals of a tenant. The referred customers are numbered, not named.</summary>
internal static class TenantReferralResource
{
    public static Resource<ReferralQueries.ReferralSummary> Definition { get; } =
        new Resource<ReferralQueries.ReferralSummary>("referrals", "Referrals", BillingPermissions.View, ResourceShell.Space)
    {
        Page = "/space/billing/referrals",
        Icon = "users",
        Empty = "Share your link with someone who could use this too.",
    }
        .FromList((services, cancellationToken) => services.GetRequiredService<ReferralQueries>().ListAsync(cancellationToken))
        .Key(referral => referral.Number)
        .WithoutDetail()
        .Column("Customer", referral => referral.Number, column => column.As(CellKind.Text).Sort()
            .Display((referral, _) => $"Customer {referral.Number}"))
        .Column("Since", referral => referral.Since, column => column.As(CellKind.Date).Sort().Filter())
        .Column("Payments", referral => referral.Payments, column => column.Sort())
        .Column("Pending", referral => referral.Pending, column => column.As(CellKind.Number))
        .Column("Next credit", referral => referral.NextCreditAt, column => column.As(CellKind.Date).Sort()
            .Display((referral, _) => referral.WaitReason ?? (object?)referral.NextCreditAt))
        .Column("Earned", referral => referral.Earned, column => column.As(CellKind.Number));
}
