using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Tenantry.Testing.TestPipeline))]

namespace Tenantry.Testing;

/// <summary>Ends the private PostgreSQL while the runner still waits: deleting hundreds of databases takes longer than it grants the process to end.</summary>
internal sealed class TestPipeline : ITestPipelineStartup
{
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    public async ValueTask StopAsync() => await PostgresForTests.EndAsync();
}
