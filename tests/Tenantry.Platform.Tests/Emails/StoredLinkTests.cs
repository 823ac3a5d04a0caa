using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Tenantry.Emailing;
using Tenantry.Platform.Emails;

namespace Tenantry.Platform.Tests.Emails;

public sealed class StoredLinkTests : IAsyncLifetime
{
    private const string Link = "https://example.com/reset?token=live&x=1";
    private readonly RecordingTransport _transport = new();
    private TestApp _app = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(builder =>
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IEmailTransport>(_transport));
        builder.Services.AddEmailTemplates("tenancy", typeof(StoredLinkTests).Assembly);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ALinkThatGrantsAccess_IsSent_ButNeverStoredInClear_AndRemovedAfterSending()
    {
        await using (var scope = _app.For(null))
        {
            await scope.Get<IEmailSender>().QueueAsync(new EmailMessage(
                "tenancy.hello", "ada@example.com", new Dictionary<string, object?> { ["name"] = Link }, "one") { Secrets = ["name"] }, Ct);
        }

        await Eventually.HoldsAsync(
            async () => (string?)await ScalarAsync("select status from emailing.email") == "Sent", "the email is sent");

        var sent = _transport.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldContain(Link);
        sent.Html.ShouldContain("<p>Hello https://example.com/reset?token=live&amp;x=1.</p>");
        ((string)(await ScalarAsync("select text || html || secrets from emailing.email"))!).ShouldNotContain("token=live");
        (await ScalarAsync("select secrets from emailing.email")).ShouldBe("", "the encrypted value is gone, too");
        ((string)(await ScalarAsync("select text from emailing.email"))!).ShouldContain("[name removed]");
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }

    private sealed class RecordingTransport : IEmailTransport
    {
        public ConcurrentQueue<OutgoingEmail> Sent { get; } = new();

        public Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken)
        {
            Sent.Enqueue(email);
            return Task.CompletedTask;
        }
    }
}
