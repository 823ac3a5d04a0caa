using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Runs the pipeline of the platform in Production, for the site https://shop.example, without a database.</summary>
internal static class ProductionSite
{
    public static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create("ConnectionStrings:Tenantry", (string?)"Host=127.0.0.1;Username=app"),
            KeyValuePair.Create("Tenantry:MasterKey", (string?)PostgresForTests.MasterKey),
            KeyValuePair.Create("Tenantry:PublicUrl", (string?)"https://shop.example"),
        ]);
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.AddPlatform();
        // Nothing here needs the database.
        foreach (var service in builder.Services.Where(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)
            && service.ImplementationType?.Assembly.GetName().Name != "Microsoft.AspNetCore.Hosting"
            && service.ImplementationType?.Name != "GenericWebHostService").ToList())
        {
            builder.Services.Remove(service);
        }

        var app = builder.Build();
        app.UsePlatform();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
