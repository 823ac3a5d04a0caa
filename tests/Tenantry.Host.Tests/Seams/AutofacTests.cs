using System.Globalization;
using Autofac.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Development;
using Tenantry.TestSupport.Buying;

namespace Tenantry.Host.Tests.Seams;

/// <summary>Verifies the host with Autofac, the container that other frameworks use. It does not validate scopes.</summary>
public sealed class AutofacTests
{
    [Fact]
    public async Task WholeHost_SellsOnAutofac()
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-autofac-");
        var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{HostProcess.FreePort()}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { EnvironmentName = "Development", ContentRootPath = folder.FullName });
        builder.Configuration["urls"] = address;
        builder.Configuration["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync();
        builder.Configuration["Tenantry:StripeEmulator:Port"] = HostProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory());
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Product("library", product => product
            .Named("Library").Plan("monthly", plan => plan.Costs(10.Usd()).Monthly().Grants("reading"))));
        await using (var app = builder.Build())
        {
            app.Services.ShouldBeOfType<AutofacServiceProvider>();
            app.MapTenantry();
            await app.StartAsync(TestContext.Current.CancellationToken);
            await Purchase.MakeAsync(new Uri(address), "Library");
            await app.StopAsync(TestContext.Current.CancellationToken);
        }

        folder.Delete(recursive: true);
    }
}
