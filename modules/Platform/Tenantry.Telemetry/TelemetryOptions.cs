using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Tenantry.Telemetry;

/// <summary>Represents where telemetry is exported to.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Telemetry";

    /// <summary>
    /// Gets or sets the address of an OTLP collector (gRPC), such as <c>http://localhost:4317</c>. The environment's <c>OTEL_EXPORTER_OTLP_*</c> variables
    /// do the same and more: protocol, headers, an address for each signal.
    /// </summary>
    /// <value>None: without the variables and without exporters of your own, nothing is collected.</value>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Gets or sets what else is done with traces: exporters, samplers and sources of your own.</summary>
    /// <value>None.</value>
    public Action<TracerProviderBuilder>? ConfigureTracing { get; set; }

    /// <summary>Gets or sets what else is done with metrics: exporters, views and meters of your own.</summary>
    /// <value>None.</value>
    public Action<MeterProviderBuilder>? ConfigureMetrics { get; set; }

    /// <summary>Gets or sets what else is done with logs: exporters and processors of your own.</summary>
    /// <value>None.</value>
    public Action<LoggerProviderBuilder>? ConfigureLogging { get; set; }
}
