using System.Collections.Concurrent;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests;

/// <content>Replaces the modules that these tests do not use.</content>
internal sealed partial class BillingApp
{
    /// <summary>Reports how many projects a tenant has.</summary>
    internal sealed class Projects : ILimitUsageProvider
    {
        public long Count { get; set; }

        public Task<IReadOnlyList<LimitUsage>> GetUsageAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<LimitUsage>>([new("projects", Count, ResetsEachPeriod: false)]);
    }

    /// <summary>Finds or creates accounts by email address, in memory.</summary>
    internal sealed class Accounts(TimeProvider clock, TenantOwners? owners = null) : IAccounts
    {
        private readonly ConcurrentDictionary<string, TenantId> _tenants = new(StringComparer.OrdinalIgnoreCase);

        public Task<Result<TenantAccount>> FindOrCreateAsync(string email, string? name, string? returnUrl, CancellationToken ct)
        {
            var newTenant = new TenantId(Guid.CreateVersion7(clock.GetUtcNow()));
            var tenant = _tenants.GetOrAdd(email, newTenant);
            owners?.All.TryAdd(tenant, email);
            return Task.FromResult<Result<TenantAccount>>(new TenantAccount(tenant, IsNew: tenant == newTenant));
        }
    }
}
