using System.Reflection;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Loops;

namespace Tenantry.Architecture.Tests;

/// <summary>
/// Verifies that no loop can end the host: an exception in a <see cref="BackgroundService"/> stops the process, so that one restart of the
/// database would stop every node at the same moment.
/// </summary>
public sealed class LoopTests
{
    // They only wait for the host and start a server in development.
    private static readonly string[] Packages = ["Tenantry.Billing.StripeEmulator"];

    [Fact]
    public void EveryLoop_GoesThroughTheOneThatSurvives()
    {
        var loops = Repository.Packages.Where(package => !Packages.Contains(package.Name))
            .SelectMany(package => Assembly.Load(package.Name).GetTypes())
            .Where(type => type.IsSubclassOf(typeof(BackgroundService)) && type != typeof(BackgroundLoop)).ToList();
        loops.Count.ShouldBeGreaterThan(5);
        loops.Where(type => !type.IsSubclassOf(typeof(BackgroundLoop))).Select(type => type.FullName)
            .ShouldBeEmpty("derive from BackgroundLoop instead of BackgroundService");
    }

    // A hosted service that starts a task of its own has the same fault: the end of the task goes unnoticed.
    [Fact]
    public void NoHostedService_StartsATaskOfItsOwn()
    {
        var tasks = Repository.Packages.Where(package => !Packages.Contains(package.Name))
            .SelectMany(package => Repository.SourcesOf(package.Folder))
            .Where(file => File.ReadAllText(file) is var text && text.Contains("IHostedService", StringComparison.Ordinal)
                && (text.Contains("Task.Run(", StringComparison.Ordinal) || text.Contains("new Timer(", StringComparison.Ordinal)));
        tasks.Select(Repository.Relative).ShouldBeEmpty();
    }
}
