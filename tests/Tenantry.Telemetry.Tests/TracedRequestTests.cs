using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Tenantry.Metering;
using Tenantry.Metering.Contracts;
using Tenantry.Tenancy;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Telemetry.Tests;

public sealed class TracedRequestTests
{
    private readonly ExportedItems<Activity> _spans = new();
    private readonly ExportedItems<Metric> _metrics = new();

    [Fact]
    public async Task SignUpAndUsage_AreTraced_WithTheirTenant_AndWithoutPersonalData()
    {
        await using var smtp = await TestSmtpServer.StartAsync();
        await using var app = await StartAsync(smtp);
        using var client = app.Client();
        using var signedUp = await client.PostAsJsonAsync(
            new Uri("/api/auth/signup", UriKind.Relative),
            new { email = "ada.lovelace@example.com", password = "correct horse battery", workspace = "Engines" });
        signedUp.EnsureSuccessStatusCode();
        await Eventually.HoldsAsync(() => Task.FromResult(smtp.Emails.Count == 1), "the confirmation is sent");

        var (tenant, subdomain) = await TenantAsync(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/use", UriKind.Relative))
            { Headers = { Host = $"{subdomain}.shops.test" } };
        using var used = await client.SendAsync(request);
        used.EnsureSuccessStatusCode();
        var spans = await Eventually.GetAsync(() => Task.FromResult(_spans.Find(Has("email send"), Has("usage record"), Has("POST /use"))),
            "the spans have ended");

        var server = spans.Single(Has("POST /use"));
        var record = spans.Single(Has("usage record"));
        server.GetTagItem(TraceTags.Tenant).ShouldBe(tenant);
        record.GetTagItem(TraceTags.Tenant).ShouldBe(tenant);
        record.GetTagItem("tenantry.usage.events").ShouldBe(1);
        record.ParentSpanId.ShouldBe(server.SpanId);
        var statements = spans.Where(span => span.Source.Name == "Npgsql" && span.TraceId == server.TraceId
            && span.ParentSpanId == record.SpanId).ToList();
        statements.ShouldNotBeEmpty();
        statements.ShouldAllBe(span => (string?)span.GetTagItem(TraceTags.Tenant) == tenant);

        var email = spans.Single(Has("email send"));
        email.Kind.ShouldBe(ActivityKind.Client);
        email.GetTagItem("tenantry.email.template").ShouldBe("tenancy.confirm");
        email.GetTagItem(TraceTags.Tenant).ShouldBe(TenantId.Host.ToString());
        spans.ShouldContain(span => span.DisplayName == "POST /api/auth/signup");
        spans.SelectMany(span => span.TagObjects).ShouldAllBe(
            tag => !Convert.ToString(tag.Value, CultureInfo.InvariantCulture)!.Contains("lovelace", StringComparison.OrdinalIgnoreCase));

        app.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
        var names = _metrics.All.Select(metric => metric.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in new[]
        {
            "tenantry.tenancy.sign_ups", "tenantry.metering.events", "tenantry.emailing.emails", "http.server.request.duration",
            "db.client.operation.duration",
            "dotnet.gc.collections",
        })
        {
            names.ShouldContain(name);
        }
    }

    [Fact]
    public async Task WithoutACollector_NothingIsRegistered_AndNoActivityIsCreated()
    {
        await using var app = await TestApp.StartAsync(builder => builder.AddTenantryTelemetry());
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", true)]
    [InlineData("Tenantry:Telemetry:OtlpEndpoint", true)]
    [InlineData("OTEL_SERVICE_NAME", false)]
    public void Collector_IsReadFromTheStandardVariables_OrFromTheOption(string key, bool exports)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[key] = "http://127.0.0.1:1";
        builder.AddTenantryTelemetry();
        builder.Services.Any(service => service.ServiceType == typeof(TracerProvider)).ShouldBe(exports);

        var disabled = WebApplication.CreateBuilder();
        disabled.Configuration[key] = "http://127.0.0.1:1";
        disabled.Configuration["OTEL_SDK_DISABLED"] = "true";
        disabled.AddTenantryTelemetry();
        disabled.Services.Any(service => service.ServiceType == typeof(TracerProvider)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("ftp://collector")]
    public void InvalidCollectorAddress_StopsTheStart(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tenantry:Telemetry:OtlpEndpoint"] = address;
        Should.Throw<InvalidOperationException>(() => builder.AddTenantryTelemetry()).Message
            .ShouldContain("Tenantry:Telemetry:OtlpEndpoint");
    }

    private Task<TestApp> StartAsync(TestSmtpServer smtp) => TestApp.StartAsync(
        builder =>
        {
            builder.AddTenancy();
            builder.AddMetering().Meter("api_calls", "API calls", "call");
            builder.AddTenantryTelemetry(telemetry =>
            {
                telemetry.ConfigureTracing = tracing => tracing.AddInMemoryExporter(_spans);
                telemetry.ConfigureMetrics = metrics => metrics.AddInMemoryExporter(_metrics);
            });
        },
        host =>
        {
            host.UseTenancy();
            host.MapTenancy();
            host.MapPost("/use", (IMeters meters) => meters.RecordAsync("api_calls", 1, "call-1"));
        },
        settings: new Dictionary<string, string?>
        {
            ["Tenantry:Tenancy:BaseDomain"] = "shops.test",
            ["Tenantry:Smtp:Host"] = "127.0.0.1",
            ["Tenantry:Smtp:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["Tenantry:Smtp:Encryption"] = "None",
            ["Tenantry:Smtp:From"] = "hello@example.com",
        });

    private static async Task<(string Tenant, string Subdomain)> TenantAsync(TestApp app)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select owner, subdomain from tenancy.tenant_subdomain", connection);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return (reader.GetGuid(0).ToString(), reader.GetString(1));
    }

    private static Func<Activity, bool> Has(string name) => span => span.DisplayName == name;
}
