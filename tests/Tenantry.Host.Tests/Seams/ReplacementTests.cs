using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Tenantry.Billing;
using Tenantry.Emailing;
using Tenantry.FeatureGating;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Metering;
using Tenantry.Platform.Settings;
using Tenantry.Tenancy;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Host.Tests.Seams;

/// <summary>
/// Verifies that services of the host replace those of the modules, whether they are registered before or after the modules are added.
/// </summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TenantAndUserOfTheHost_AreUsedByModules(bool first)
    {
        var (tenant, user) = (Substitute.For<ICurrentTenant>(), Substitute.For<ICurrentUser>());
        await using var provider = Compose(first, services => services.AddSingleton(tenant).AddSingleton(user));
        provider.GetRequiredService<ICurrentTenant>().ShouldBeSameAs(tenant);
        provider.GetRequiredService<ICurrentUser>().ShouldBeSameAs(user);
    }

    [Fact]
    public async Task TenantsOfTheHost_AreUsedByModules()
    {
        var (tenants, accounts) = (Substitute.For<ITenants>(), Substitute.For<IAccounts>());
        await using var provider = Compose(first: false, services => services.AddSingleton(tenants).AddSingleton(accounts));
        provider.GetRequiredService<ITenants>().ShouldBeSameAs(tenants);
        provider.GetRequiredService<IAccounts>().ShouldBeSameAs(accounts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TransportOfTheHost_SendsTheEmails(bool first)
    {
        var transport = Substitute.For<IEmailTransport>();
        await using var provider = Compose(first, services => services.AddSingleton(transport));
        provider.GetRequiredService<IEmailTransport>().ShouldBeSameAs(transport);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PolicyOfTheHost_ReplacesThePermissionOfItsName(bool first)
    {
        await using var provider = Compose(first, services => services.AddAuthorization(
            options => options.AddPolicy(BillingPermissions.View, policy => policy.RequireClaim("house"))));
        var policies = provider.GetRequiredService<IAuthorizationPolicyProvider>();
        var requirement = (await policies.GetPolicyAsync(BillingPermissions.View)).ShouldNotBeNull().Requirements.ShouldHaveSingleItem();
        requirement.ShouldBeOfType<Microsoft.AspNetCore.Authorization.Infrastructure.ClaimsAuthorizationRequirement>().ClaimType
            .ShouldBe("house");
    }

    // A scoped service would fail the validation here. Autofac would resolve it from the root scope, with the same database context
    // forever.
    [Fact]
    public async Task FeatureCheckerAndSettings_CanBeUsedBySingletonsOfTheHost()
    {
        await using var provider = Compose(first: false, services => services.AddSingleton<SingletonConsumer>());
        await using var scope = provider.CreateAsyncScope();
        var keeper = provider.GetRequiredService<SingletonConsumer>();
        keeper.Features.ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<IFeatureChecker>());
        keeper.Settings.ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<ISettings>());
    }

    private static ServiceProvider Compose(bool first, Action<IServiceCollection> replace)
    {
        var services = EmptyHost.Services();
        if (first)
        {
            replace(services);
        }

        services.AddEmailing().Services.AddTenancy().Services.AddBilling().Services.AddMetering().Services.AddFeatureGating();
        if (!first)
        {
            replace(services);
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record SingletonConsumer(IFeatureChecker Features, ISettings Settings);
}
