using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Work;

/// <summary>What every background loop needs. Registered as a singleton by the platform.</summary>
/// <param name="Signals">Wakes the loop, also from other nodes.</param>
/// <param name="Host">The loop begins when the whole host has started.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Logs">Makes the loop's logger.</param>
public sealed record WorkServices(NodeSignals Signals, IHostApplicationLifetime Host, TimeProvider Clock, ILoggerFactory Logs);
