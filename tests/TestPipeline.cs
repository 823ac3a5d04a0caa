using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Tenantry.Testing.TestPipeline))]

namespace Tenantry.Testing;

/// <summary>
/// Stops the private PostgreSQL while the runner still waits. Deleting hundreds of databases takes longer than the runner grants a process
/// to exit.
/// </summary>
internal sealed class TestPipeline : ITestPipelineStartup
{
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        PostgresForTests.UseMasterKey();
        return ValueTask.CompletedTask;
    }

    public async ValueTask StopAsync() => await PostgresForTests.EndAsync();
}
