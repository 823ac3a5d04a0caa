using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Trials;

/// <summary>
/// Remembers who tries a product, and with which card. Where one of them has tried it before with another tenant, the trial ends at once:
/// nothing is charged, since nobody has agreed to pay today, and a mail says where the plan begins without one.
/// </summary>
internal sealed class GuardTrial(
    BillingDbContext db, IAcrossTenants<BillingDbContext> across, IPaymentGateway gateway, ITenants tenants, IServiceScopeFactory scopes, IEmailSender mails,
    ICurrentTenant current, BillingOptions options, PlatformOptions site, TimeProvider clock)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted happened, EventInfo info, CancellationToken ct)
    {
        var subscription = happened.Subscription;
        if (subscription.TrialEndsAt is null || options.TrialGuard == TrialGuard.Tenant
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == subscription.Id, ct) is not { Status: SubscriptionStatus.Trialing } row)
        {
            return;
        }

        if (await WasUsedAsync(subscription.Product, await MarksAsync(row.GatewayId, ct), ct) is { } used)
        {
            await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("trial-refused", row.Id), ct);
            await TellAsync(subscription, used, ct);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SyncSubscription>().RunAsync(row.GatewayId, ct);
        }
    }

    private async Task<List<(TrialMark Kind, string Mark)>> MarksAsync(string gatewayId, CancellationToken ct)
    {
        var owner = (await tenants.FindAsync(current.Required, ct))?.OwnerEmail;
        var payer = await db.Set<Customer>().Select(one => one.Email).FirstOrDefaultAsync(ct);
        var marks = new[] { owner, payer }.Select(SamePerson.Of).OfType<string>().Distinct().Select(person => (TrialMark.Person, TrialUse.Hash(TrialMark.Person, person))).ToList();
        if (options.TrialGuard == TrialGuard.Card && await CardAsync(gatewayId, ct) is { } card)
        {
            marks.Add((TrialMark.Card, TrialUse.Hash(TrialMark.Card, card)));
        }

        return marks;
    }

    private async Task<string?> CardAsync(string gatewayId, CancellationToken ct)
    {
        var seen = await gateway.FindSubscriptionAsync(new(gatewayId), ct);
        var method = seen?.PaymentMethodId ?? (seen is null ? null : (await gateway.FindCustomerAsync(seen.CustomerId, ct))?.PaymentMethodId);
        return method is not null && gateway.Find<IGatewayCards>() is { } cards ? (await cards.FindCardAsync(method, ct))?.Fingerprint : null;
    }

    // Not «look, then insert»: the key decides between two trials that begin at once.
    private async Task<TrialMark?> WasUsedAsync(string product, List<(TrialMark Kind, string Mark)> marks, CancellationToken ct)
    {
        var (tenant, now) = (current.Required, clock.GetUtcNow());
        TrialMark? used = null;
        await using var all = await across.OpenAsync("remember who has tried a product", ct);
        foreach (var (kind, mark) in marks)
        {
            await all.Database.ExecuteSqlAsync(
                $"""
                insert into billing.trial_use (kind, mark, product, by, at) values ({kind.ToString()}, {mark}, {product}, {tenant.Value}, {now}) on conflict do nothing
                """,
                ct);
            if (await all.Set<TrialUse>().AnyAsync(row => row.Kind == kind && row.Mark == mark && row.Product == product && row.By != tenant, ct))
            {
                used = kind;
            }
        }

        return used;
    }

    private async Task TellAsync(SubscriptionSummary subscription, TrialMark used, CancellationToken ct)
    {
        db.Audit("billing.trial.refused", $"subscription/{subscription.Id}", detail: new { known_by = used.ToString() });
        await db.SaveChangesAsync(ct);
        if (await db.Set<Customer>().Select(one => one.Email).FirstOrDefaultAsync(ct) is { } to)
        {
            await mails.QueueAsync(
                new EmailMessage("billing.trial_refused", to, new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["product"] = subscription.ProductName,
                    ["card"] = used == TrialMark.Card,
                    ["price"] = subscription.Price.Display,
                    ["buyUrl"] = $"{site.PublicUrl}/buy/{subscription.Product}/{subscription.Plan}",
                }, $"trial-refused:{subscription.Id}"),
                ct);
        }
    }
}
