using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Tenantry.Telemetry;

/// <summary>Represents the options of telemetry.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Telemetry";

    /// <summary>
    /// Gets or sets the address of an OTLP collector (gRPC), such as <c>http://localhost:4317</c>. The environment variables
    /// <c>OTEL_EXPORTER_OTLP_*</c> can also set the protocol, headers and an address per signal.
    /// </summary>
    /// <value>The default is <see langword="null"/>: without the variables and without your own exporters, nothing is collected.</value>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Gets or sets a delegate that configures tracing, such as with your own exporters, samplers and sources.</summary>
    public Action<TracerProviderBuilder>? ConfigureTracing { get; set; }

    /// <summary>Gets or sets a delegate that configures metrics, such as with your own exporters, views and meters.</summary>
    public Action<MeterProviderBuilder>? ConfigureMetrics { get; set; }

    /// <summary>Gets or sets a delegate that configures logging, such as with your own exporters and processors.</summary>
    public Action<LoggerProviderBuilder>? ConfigureLogging { get; set; }
}
