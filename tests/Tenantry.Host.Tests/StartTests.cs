using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Tenantry.StartUp;

namespace Tenantry.Host.Tests;

public sealed class StartTests
{
    [Fact]
    public void TakenPort_IsSaidInOneMessage_WithTheWayOut()
    {
        var taken = new IOException("Failed to bind to address http://127.0.0.1:5010: address already in use.", new AddressInUseException("in use"));
        ClearMessages.Say(taken).ShouldNotBeNull().ShouldContain("--urls");
        ClearMessages.Say(new AggregateException(taken)).ShouldNotBeNull().ShouldContain("address already in use");
    }

    [Fact]
    public void Bug_IsNotDressedUpAsAMessage() => ClearMessages.Say(new InvalidOperationException("A bug.")).ShouldBeNull();

    [Theory]
    [InlineData(null, "ConnectionStrings:Tenantry")]
    [InlineData("Host=db;Username=owner", "Tenantry:Stripe:SecretKey")]
    public void Production_IsToldWhatIsMissing_AndGetsNoEmbeddedHelper(string? connection, string missing)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration["ConnectionStrings:Tenantry"] = connection;
        Should.Throw<TenantryStartException>(() => builder.AddTenantry()).Message.ShouldContain(missing);
    }
}
