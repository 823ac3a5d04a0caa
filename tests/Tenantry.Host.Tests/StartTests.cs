using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Development;
using Tenantry.Platform.Hosting;

namespace Tenantry.Host.Tests;

public sealed class StartTests
{
    [Fact]
    public void PortInUse_IsOneMessage_WithTheFix()
    {
        var inUse = new IOException("Failed to bind to address http://127.0.0.1:5010: address already in use.",
            new AddressInUseException("in use"));
        StartErrors.GetMessage(inUse).ShouldNotBeNull().ShouldContain("--urls");
        StartErrors.GetMessage(new AggregateException(inUse)).ShouldNotBeNull().ShouldContain("address already in use");
    }

    [Fact]
    public void Bug_IsNotReportedAsASettingToFix() => StartErrors.GetMessage(new InvalidOperationException("A bug.")).ShouldBeNull();

    [Fact]
    public void DevelopmentServers_RefuseProduction()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        Should.Throw<TenantryStartException>(() => builder.AddTenantryDevelopment()).Message
            .ShouldContain("can't be used in the Production environment");
        builder.Services.ShouldNotContain(service => service.ServiceType == typeof(ICommandServer));
    }

    [Fact]
    public void DevelopmentServers_AreSettingsOnly_UntilTheHostStarts()
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-dev-").FullName;
        var builder = Microsoft.Extensions.Hosting.Host
            .CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development", ContentRootPath = folder });
        builder.AddTenantryDevelopment().AddTenantryDevelopment();
        builder.Configuration["ConnectionStrings:Tenantry"].ShouldNotBeNull().ShouldContain("Host=127.0.0.1");
        builder.Configuration["Tenantry:Stripe:ApiBase"].ShouldBe("http://127.0.0.1:5011");
        builder.Services.Count(service => service.ServiceType == typeof(ICommandServer)).ShouldBe(2);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    [Fact]
    public void ConfiguredServers_AreNotEmbedded()
    {
        var builder = Microsoft.Extensions.Hosting.Host
            .CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration["ConnectionStrings:Tenantry"] = "Host=db";
        builder.Configuration["Tenantry:Stripe:SecretKey"] = "sk_test_real";
        builder.AddTenantryDevelopment();
        builder.Configuration["ConnectionStrings:Tenantry"].ShouldBe("Host=db");
        builder.Configuration["Tenantry:Stripe:ApiBase"].ShouldBeNull();
        builder.Services.ShouldNotContain(service => service.ServiceType == typeof(ICommandServer));
    }

    [Theory]
    [InlineData("Development", "AddTenantryDevelopment()")]
    [InlineData("Staging", "ConnectionStrings:Tenantry")]
    public void WithoutTheDevelopmentPackage_NothingIsEmbedded(string environment, string advice)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        Should.Throw<TenantryStartException>(() => builder.AddTenantry()).Message.ShouldContain(advice);
    }
}
