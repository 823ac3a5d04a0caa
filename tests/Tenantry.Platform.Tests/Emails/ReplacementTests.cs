using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Emailing;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Emails;

namespace Tenantry.Platform.Tests.Emails;

public sealed class ReplacementTests
{
    [Fact]
    public async Task TransportOfTheHost_ReplacesSmtp_AndTemplateOfTheHostReplacesTheModules()
    {
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Services.AddSingleton<SentEmails>();
            builder.AddEmailing().UseTransport<RecordingTransport>();
            builder.Services.AddEmailTemplates("tenancy", typeof(EmailingModule).Assembly);
            builder.Services.AddEmailTemplates("tenancy", typeof(ReplacementTests).Assembly);
        });
        var tenant = TenantId.New(TimeProvider.System);
        await using (var scope = app.For(tenant))
        {
            await scope.Get<IEmailSender>().QueueAsync(
                new EmailMessage("tenancy.hello", "ada@example.com", new Dictionary<string, object?> { ["name"] = "Ada" }, "1"));
        }

        var sent = app.Services.GetRequiredService<SentEmails>().Emails;
        await Eventually.HoldsAsync(() => Task.FromResult(!sent.IsEmpty), "the transport receives the email");
        var email = sent.ShouldHaveSingleItem();
        email.Tenant.ShouldBe(tenant);
        email.Subject.ShouldBe("Hello Ada");
    }

    [Fact]
    public void HostInProductionWithoutAnEmailServer_DoesNotStart()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.AddEmailing().UseLocalInbox();
        using var app = builder.Build();
        Should.Throw<TenantryStartException>(() => app.Services.GetRequiredService<IEmailTransport>()).Message
            .ShouldBe("No email server is configured. Set Tenantry:Smtp:Host and Tenantry:Smtp:From.");
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Staging")]
    public void HostWithoutTheLocalInbox_DoesNotStart(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.AddEmailing();
        using var app = builder.Build();
        Should.Throw<TenantryStartException>(() => app.Services.GetRequiredService<IEmailTransport>());
    }

    [Fact]
    public async Task HostWithoutEmail_SendsNothing_AndReturnsFalse()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPlatform();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IEmailSender>().QueueAsync(
            new EmailMessage("test.hello", "ada@example.com", new Dictionary<string, object?>(), "1"))).ShouldBeFalse();
    }

    private sealed class SentEmails
    {
        public ConcurrentQueue<OutgoingEmail> Emails { get; } = new();
    }

    private sealed class RecordingTransport(SentEmails sent) : IEmailTransport
    {
        public Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken)
        {
            sent.Emails.Enqueue(email);
            return Task.CompletedTask;
        }
    }
}
