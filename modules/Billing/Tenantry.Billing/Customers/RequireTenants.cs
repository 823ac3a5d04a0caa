using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Customers;

/// <summary>Validates at startup that the host has an <see cref="ITenants"/>. Without this check, the first purchase would fail.</summary>
internal sealed class RequireTenants(IServiceScopeFactory scopes, BillingOptions options) : IHostedLifecycleService
{
    // The check must run before hosted services start, so that nothing is migrated and no port is opened.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<ITenants>() is NoTenants)
        {
            throw new TenantryStartException(
                "Billing requires tenants, but no ITenants (Tenantry.Kernel) is registered. Reference the package Tenantry.Tenancy and "
                    + "call AddTenancy(), " +
                "or register your own ITenants.");
        }

        if (options.SellToVisitors && scope.ServiceProvider.GetRequiredService<IAccounts>() is MissingAccounts)
        {
            throw new TenantryStartException(
                "Tenantry:Billing:SellToVisitors: guest checkout requires an IAccounts (Tenantry.Tenancy.Contracts) to create the "
                    + "buyer's account, but none is " +
                "registered. Reference the package Tenantry.Tenancy and call AddTenancy(), register your own IAccounts, or set the "
                    + "option to false.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
