using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Backplane;

namespace Tenantry.Platform.Work;

/// <summary>Represents the services of background loops. The platform registers it as a singleton.</summary>
/// <param name="Backplane">The backplane, which wakes the loop from every node.</param>
/// <param name="Lifetime">The lifetime of the host. A loop begins after the host has started.</param>
/// <param name="Clock">The time provider.</param>
/// <param name="LoggerFactory">The logger factory.</param>
public sealed record WorkServices(NodeBackplane Backplane, IHostApplicationLifetime Lifetime, TimeProvider Clock,
    ILoggerFactory LoggerFactory);
