using System.Globalization;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Web;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Provides a host with endpoints that read every kind of input, behind the pipeline of the platform.</summary>
public sealed class WebApp : IAsyncLifetime
{
    private const string Cookie = "web-session";

    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static Task<TestApp> StartAsync(params KeyValuePair<string, string?>[] settings) => StartOnAsync(null, settings);

    public static Task<TestApp> StartOnAsync(string? database, params KeyValuePair<string, string?>[] settings) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddAuthentication(Cookie).AddCookie(Cookie);
            builder.Services.AddAuthorization();
        },
        Map, database, settings, withJobs: false);

    public static async Task SignInAsync(HttpClient client) =>
        (await client.PostAsync(new Uri("/session", UriKind.Relative), null)).EnsureSuccessStatusCode();

    /// <summary>Posts JSON text as it is.</summary>
    public static async Task<HttpResponseMessage> PostJsonAsync(
        HttpClient client, string path, string json, string type = "application/json")
    {
        using var content = new StringContent(json, Encoding.UTF8, type);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Reads a problem and verifies what every problem has.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }

    private static void Map(WebApplication app)
    {
        app.UsePlatform();
        app.UseAuthentication();
        app.UsePlatformChecks();
        app.UseAuthorization();
        app.MapPost("/api/echo", (Input input) => input);
        app.MapPost("/api/any", (JsonElement input) => input.ToString());
        app.MapPost("/api/large", (Input input) => input.Name.Length).WithMetadata(new RequestSizeLimitAttribute(1024 * 1024));
        app.MapPost("/api/form", ([FromForm] string name, [FromForm] string? reason) => name + reason).DisableAntiforgery();
        app.MapPost("/api/raw", async (HttpRequest request) => await new StreamReader(request.Body).ReadToEndAsync())
            .WithMetadata(new UncheckedTextAttribute());
        app.MapGet("/api/search", (string? q) => q ?? "");
        app.MapGet("/api/items/{name}", (string name) => name);
        app.MapGet("/api/typed", (Guid? id, int? days, DateTimeOffset? at) => $"{id} {days} {at:O}");
        app.MapGet("/api/fails", string () => throw new InvalidOperationException("A secret detail"));
        app.MapGet("/api/forbidden", () => TypedResults.StatusCode(StatusCodes.Status403Forbidden));
        app.MapPost("/api/sign-in", async (Input input, Databases databases) => await FindAsync(databases, input.Name))
            .WithMetadata(new RateLimitedAttribute(RateLimitKind.SignIn));
        app.MapPost("/api/find", async (Input input, Databases databases) => await FindAsync(databases, input.Name));
        app.MapGet("/api/slow", async (Databases databases) =>
        {
            await using var command = databases.Application.CreateCommand("select pg_sleep(0.2)");
            await command.ExecuteNonQueryAsync();
        });
        app.MapGet("/api/stuck", async (Databases databases) =>
        {
            await using var command = databases.Application.CreateCommand("select pg_sleep(4)");
            await command.ExecuteNonQueryAsync();
        });
        app.MapPost("/session", (HttpContext context) => context.SignInAsync(Cookie, new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, TestSignIn.UserId)], Cookie))));
        app.MapGet("/page", (HttpContext context) => TypedResults.Content("<h1>Page</h1>", "text/html"));
        app.MapGet("/page/nonce", (HttpContext context) => context.GetScriptNonce());
        app.MapGet("/address", (HttpContext context) => string.Create(CultureInfo.InvariantCulture,
            $"{context.Request.Scheme} {context.Request.Host} {context.Connection.RemoteIpAddress}"));
    }

    private static async Task<string> FindAsync(Databases databases, string name)
    {
        await using var command = databases.Application.CreateCommand("select $1::varchar(10)");
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    internal sealed record Input(string Name, string? Reason = null, DateTimeOffset? At = null, string[]? Tags = null);
}
