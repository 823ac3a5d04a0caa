using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Tenantry.Emailing;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

/// <summary>Sends emails with the transport under test to a test server.</summary>
internal sealed class SmtpSender : IDisposable
{
    private readonly SmtpTransport _transport;

    public SmtpSender(TestSmtpServer server, Action<SmtpOptions>? configure = null, string? accessToken = null)
    {
        var options = new SmtpOptions { Host = "localhost", Port = server.Port, From = "Academy <hello@example.com>",
            Encryption = SmtpEncryption.None };
        configure?.Invoke(options);
        var token = accessToken is null ? null : new SmtpAccessToken(_ => ValueTask.FromResult(accessToken));
        _transport = new SmtpTransport(options, new SmtpConnectionPool(options, token, Clock));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero));

    public Task SendAsync(string to = "ada@example.com", string subject = "Hello", string text = "Text",
        CancellationToken cancellationToken = default) =>
        _transport.SendAsync(
            new OutgoingEmail
            {
                Id = Guid.CreateVersion7(Clock.GetUtcNow()),
                Tenant = TenantId.Host,
                Stream = EmailStream.Transactional,
                Template = "test.hello",
                To = to,
                Subject = subject,
                Text = text,
                Html = $"<p>{text}</p>",
                CreatedAt = Clock.GetUtcNow(),
            },
            cancellationToken);

    public static MimeMessage Read(ReceivedEmail email) => MimeMessage.Load(new MemoryStream(email.Source));

    public void Dispose() => _transport.Dispose();
}
