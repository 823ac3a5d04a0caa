using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

/// <summary>Provides an SMTP server without encryption for the tests of a class.</summary>
public sealed class SmtpFixture : IAsyncLifetime
{
    public TestSmtpServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TestSmtpServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
