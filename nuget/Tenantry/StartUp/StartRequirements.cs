using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Hosting;

namespace Tenantry.StartUp;

/// <summary>Checks the required settings and ports before anything is started.</summary>
internal static class StartRequirements
{
    public static void Require(WebApplicationBuilder builder)
    {
        Require(
            builder, "ConnectionStrings:Tenantry",
            "No database is configured. Set ConnectionStrings:Tenantry to a PostgreSQL connection string.");
        Require(
            builder, "Tenantry:Stripe:SecretKey",
            "No Stripe key is configured. Set Tenantry:Stripe:SecretKey and Tenantry:Stripe:WebhookSecrets:0.");
        builder.Services.AddStartCheck(
            services => ListensOnKestrel(builder.Services) ? PortInUse(services.GetRequiredService<IConfiguration>()) : null);
    }

    private static void Require(WebApplicationBuilder builder, string setting, string message)
    {
        if (builder.Configuration[setting] is not { Length: > 0 })
        {
            throw new TenantryStartException(builder.Environment.IsDevelopment()
                ? $"{message} Or use the development servers: reference the package Tenantry.Development and call " +
                  "builder.AddTenantryDevelopment() before AddTenantry()."
                : message);
        }
    }

    // A test server does not listen. The registration is inspected, because resolving the server would create its dependencies, such as the
    // clock.
    private static bool ListensOnKestrel(IServiceCollection services) =>
        services.LastOrDefault(service => service.ServiceType == typeof(IServer))?.ImplementationType?.Namespace
            ?.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true;

    private static string? PortInUse(IConfiguration configuration)
    {
        var inUse = Urls(configuration).FirstOrDefault(url => Ports.IsInUse(url.Url));
        return inUse.Url is null
            ? null
            : $"{inUse.Setting}: the port of {inUse.Url} is in use. Stop the program that uses it, or choose another port: " +
              $"--{inUse.Setting} http://localhost:5020";
    }

    private static IEnumerable<(string Setting, string Url)> Urls(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Where(endpoint => endpoint["Url"] is { Length: > 0 })
            .Select(endpoint => (Setting: $"{endpoint.Path}:Url", Url: endpoint["Url"]!))
            .ToList();
        return endpoints.Count > 0
            ? endpoints
            : (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(url => ("urls", url));
    }
}
