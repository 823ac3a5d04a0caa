using System.Collections.Concurrent;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests;

/// <content>What other modules, which these tests leave out, would do.</content>
internal sealed partial class BillingApp
{
    /// <summary>How many projects the tenant has: a product's own count.</summary>
    internal sealed class Projects : ILimitUsageProvider
    {
        public long Count { get; set; }

        public Task<IReadOnlyList<LimitUsage>> GetUsageAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<LimitUsage>>([new("projects", Count, ResetsEachPeriod: false)]);
    }

    /// <summary>Who has an account, by address: the tenancy module's part, which these tests leave out.</summary>
    internal sealed class Accounts(TimeProvider clock, TenantOwners? owners = null) : IAccounts
    {
        private readonly ConcurrentDictionary<string, TenantId> _tenants = new(StringComparer.OrdinalIgnoreCase);

        public Task<Result<TenantAccount>> FindOrCreateAsync(string email, string? name, string? returnUrl, CancellationToken ct)
        {
            var made = new TenantId(Guid.CreateVersion7(clock.GetUtcNow()));
            var tenant = _tenants.GetOrAdd(email, made);
            owners?.All.TryAdd(tenant, email);
            return Task.FromResult<Result<TenantAccount>>(new TenantAccount(tenant, IsNew: tenant == made));
        }
    }
}
