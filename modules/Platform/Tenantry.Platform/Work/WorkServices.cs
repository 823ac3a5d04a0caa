using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Work;

/// <summary>Represents the services of background loops. The platform registers it as a singleton.</summary>
/// <param name="Signals">The backplane, which wakes the loop from every node.</param>
/// <param name="Host">The lifetime of the host. A loop begins after the host has started.</param>
/// <param name="Clock">The time provider.</param>
/// <param name="Logs">The logger factory.</param>
public sealed record WorkServices(NodeSignals Signals, IHostApplicationLifetime Host, TimeProvider Clock, ILoggerFactory Logs);
