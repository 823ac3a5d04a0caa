using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Host.Tests.Seams;

/// <summary>Creates the services of an empty web host: its configuration, its environment and its lifetime.</summary>
internal static class EmptyHost
{
    public static IServiceCollection Services()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create("ConnectionStrings:Tenantry", (string?)"Host=nowhere;Username=owner;Password=secret"),
            KeyValuePair.Create("Tenantry:Stripe:SecretKey", (string?)"sk_test_local"),
            KeyValuePair.Create("Tenantry:Stripe:WebhookSecrets:0", (string?)"whsec_local"),
            KeyValuePair.Create("Tenantry:Smtp:Host", (string?)"127.0.0.1"),
            KeyValuePair.Create("Tenantry:Smtp:From", (string?)"shop@example.com"),
        ]);
        builder.Services.AddLogging().AddRouting();
        return builder.Services;
    }
}
