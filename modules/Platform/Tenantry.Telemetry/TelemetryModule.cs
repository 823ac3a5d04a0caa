using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tenantry.Telemetry;

/// <summary>Extension methods that add telemetry.</summary>
public static class TelemetryModule
{
    private static readonly string[] EndpointVariables =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    /// <summary>
    /// Exports traces, metrics and logs of the application. Without a collector and without your own exporters nothing is registered, and
    /// no activities are created.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">The delegate that configures the options, which takes precedence over the configuration.</param>
    /// <returns>The host's builder.</returns>
    /// <exception cref="InvalidOperationException">The address of the collector is not an absolute HTTP or HTTPS address.</exception>
    public static IHostApplicationBuilder AddTenantryTelemetry(
        this IHostApplicationBuilder builder, Action<TelemetryOptions>? configure = null)
    {
        var options = new TelemetryOptions();
        builder.Configuration.GetSection(TelemetryOptions.Section).Bind(options);
        configure?.Invoke(options);
        if (options.OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
        {
            throw new InvalidOperationException(
                $"Tenantry:Telemetry:OtlpEndpoint '{endpoint}' is not an HTTP or HTTPS address. Use an address such as "
                    + "'http://localhost:4317'.");
        }

        var fromEnvironment = Array.Exists(EndpointVariables, variable => !string.IsNullOrEmpty(builder.Configuration[variable]));
        var ownExporters = options.ConfigureTracing is not null || options.ConfigureMetrics is not null
            || options.ConfigureLogging is not null;
        if (IsDisabled(builder.Configuration) || !(fromEnvironment || options.OtlpEndpoint is not null || ownExporters))
        {
            return builder;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder))
            .WithTracing(tracing => Trace(tracing, options))
            .WithMetrics(metrics => Measure(metrics, options))
            .WithLogging(logging => options.ConfigureLogging?.Invoke(logging));
        _ = (options.OtlpEndpoint, fromEnvironment) switch
        {
            ({ } collector, _) => telemetry.UseOtlpExporter(OtlpExportProtocol.Grpc, collector),
            (null, true) => telemetry.UseOtlpExporter(),
            _ => telemetry,
        };
        return builder;
    }

    private static bool IsDisabled(IConfiguration configuration) =>
        string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);

    private static void Describe(ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"]))
        {
            resource.AddService(builder.Environment.ApplicationName);
        }

        resource.AddAttributes([KeyValuePair.Create<string, object>("deployment.environment.name", builder.Environment.EnvironmentName)]);
    }

    private static void Trace(TracerProviderBuilder tracing, TelemetryOptions options)
    {
        tracing.AddProcessor(services => new TenantProcessor(services.GetService<ICurrentTenant>()))
            .AddSource("Tenantry.*")
            .AddNpgsql()
            .AddHttpClientInstrumentation()
            .AddAspNetCoreInstrumentation(requests => requests.Filter = IsOfInterest);
        options.ConfigureTracing?.Invoke(tracing);
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics.AddMeter("Tenantry.*", "Npgsql")
            .AddRuntimeInstrumentation()
            .AddHttpClientInstrumentation()
            .AddAspNetCoreInstrumentation();
        options.ConfigureMetrics?.Invoke(metrics);
    }

    // Health probes and static files would be most of the traces.
    private static bool IsOfInterest(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/_content", StringComparison.Ordinal);
}
