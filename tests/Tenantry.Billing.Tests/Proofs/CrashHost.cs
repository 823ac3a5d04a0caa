using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Stripe;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Pages;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>Runs a host in a separate process that can be killed at any time. The database and Stripe continue to run.</summary>
internal static class CrashHost
{
    public const string Verb = "crash-host";

    public static async Task RunAsync()
    {
        static string Setting(string name) => Environment.GetEnvironmentVariable(name)
            ?? throw new InvalidOperationException($"{name} is not set.");
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.WebHost.UseUrls(Setting("CRASH_ADDRESS"));
                builder.AddBilling().UseStripe().Product("club", club => club
                    .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
                    .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500)));
                builder.Services.AddAdminUi();
                builder.Services.AddPlatformPages().AddBillingPages();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new SharedClock(Setting("CRASH_CLOCK"))));
                builder.Services.AddSingleton<ITenants, AnyTenant>();
                builder.Services.AddSingleton<IAccounts, BillingApp.Accounts>();
                builder.Services.AddEventHandler<PaymentReceived, EventRecorder>();
                builder.Services.AddEventHandler<PaymentRefunded, EventRecorder>();
            },
            host =>
            {
                host.MapBilling();
                host.MapBillingPages();
                Map(host);
            },
            Setting("CRASH_DATABASE"),
            new Dictionary<string, string?>
            {
                ["Tenantry:Stripe:SecretKey"] = Setting("CRASH_KEY"), ["Tenantry:Stripe:ApiBase"] = Setting("CRASH_STRIPE"),
                ["Tenantry:Stripe:WebhookSecrets:0"] = Setting("CRASH_SECRET"),
            });
        await Task.Delay(Timeout.Infinite);
    }

    private static void Map(WebApplication host)
    {
        host.MapGet("/crash/ready", () => "yes");
        host.MapPost("/crash/{tenant:guid}/buy", (Guid tenant, IServiceProvider services) =>
            AsAsync(services, tenant, async serviceProvider => Format(await serviceProvider.GetRequiredService<StartCheckout>()
                .RunAsync(new CheckoutRequest("club", "member"), default))));
        host.MapPost("/crash/{tenant:guid}/upgrade",
            (Guid tenant, IServiceProvider services) => AsAsync(services, tenant, async serviceProvider =>
        {
            var subscription = (await serviceProvider.GetRequiredService<ISubscriptions>().ListAsync()).Single();
            var quoted = await serviceProvider.GetRequiredService<QuotePlanChange>()
                .RunAsync(subscription.Id, "patron", null, null, default);
            return quoted.IsProblem ? quoted.Problem.Code
                : (await serviceProvider.GetRequiredService<ApplyPlanChange>().RunAsync(quoted.Value.Quote.Id, default)).Problem?.Code
                ?? "";
        }));
        host.MapPost("/crash/{tenant:guid}/refund",
            (Guid tenant, IServiceProvider services) => AsAsync(services, tenant, async serviceProvider =>
        {
            var payment = await serviceProvider.GetRequiredService<Data.BillingDbContext>().Set<Payment>().AsNoTracking()
                .OrderBy(row => row.PaidAt).FirstAsync();
            // Refunds ten dollars of the first payment once: a repeated request states that nothing was refunded before.
            return (await serviceProvider.GetRequiredService<RefundPayment>()
                .RunAsync(payment.GatewayId, 10.Usd(), 0.Usd(), "Part", default)).Problem?.Code ?? "";
        }));
        host.MapPost("/crash/find-missed", (IServiceProvider services) => services.GetRequiredService<IServiceScopeFactory>()
            .CreateAsyncScope().ServiceProvider
            .GetRequiredService<FindMissedEvents>().RunAsync(default));
    }

    private static string Format(Result<string> result) => result.IsProblem ? result.Problem.Code : result.Value;

    private static async Task<string> AsAsync(IServiceProvider services, Guid tenant, Func<IServiceProvider, Task<string>> action)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        using var ambient = services.GetRequiredService<ICurrentTenant>().Change(new TenantId(tenant));
        return await action(scope.ServiceProvider);
    }

    /// <summary>Writes each event to a table with its ID. An event that is published twice has two rows.</summary>
    private sealed class EventRecorder : IEventHandler<PaymentReceived>, IEventHandler<PaymentRefunded>
    {
        public Task HandleAsync(PaymentReceived integrationEvent, EventContext context, CancellationToken ct) =>
            InsertAsync("paid", integrationEvent.Reference, integrationEvent.Amount, context, ct);

        public Task HandleAsync(PaymentRefunded integrationEvent, EventContext context, CancellationToken ct) =>
            InsertAsync("refunded", integrationEvent.Reference, integrationEvent.Amount, context, ct);

        private static async Task InsertAsync(string kind, string reference, Money amount, EventContext context, CancellationToken ct)
        {
            await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("CRASH_DATABASE"));
            await connection.OpenAsync(ct);
            await using var insert = new NpgsqlCommand("insert into recorded_event values ($1, $2, $3, $4) on conflict do nothing",
                connection)
            {
                Parameters = { new() { Value = context.Id }, new() { Value = kind }, new() { Value = reference }, new()
                    { Value = amount.MinorUnits } },
            };
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
