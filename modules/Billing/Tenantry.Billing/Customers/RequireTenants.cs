using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Customers;

/// <summary>Refuses to start a host that has no tenants to bill: the first purchase would fail instead.</summary>
internal sealed class RequireTenants(IServiceScopeFactory scopes, BillingOptions options) : IHostedLifecycleService
{
    // Before the services start: nothing may be migrated or listened to yet.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<ITenants>() is NoTenants)
        {
            throw new TenantryStartException(
                "Billing has no tenants: no ITenants (Tenantry.Kernel) is registered. Reference the package Tenantry.Tenancy and call AddTenancy(), " +
                "or register an ITenants of your own.");
        }

        if (options.SellToVisitors && scope.ServiceProvider.GetRequiredService<IAccounts>() is MissingAccounts)
        {
            throw new TenantryStartException(
                "Tenantry:Billing:SellToVisitors: no IAccounts (Tenantry.Tenancy.Contracts) is registered, which creates the account of a visitor who " +
                "has paid. Reference the package Tenantry.Tenancy and call AddTenancy(), register an IAccounts of your own, or set it to false.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
