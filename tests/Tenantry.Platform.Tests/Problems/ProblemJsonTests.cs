using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Tests.Problems;

/// <summary>Represents a controller of a host, without <c>[ApiController]</c>.</summary>
public sealed class ProblemController : Controller
{
    internal static Problem Denied { get; } = new Problem(ProblemKind.PaymentRequired, "test.refused", "Choose a larger plan.")
        .WithDetail("limit", 5);

    [HttpGet("/controller")]
    public IResult Get() => Denied.ToHttp();
}

public sealed class ProblemJsonTests
{
    [Theory]
    [InlineData("/controller", "application/json")]
    [InlineData("/controller", "text/html")]
    [InlineData("/route", "application/json")]
    [InlineData("/route", "text/html")]
    public async Task Problem_IsWrittenAsJson_FromRoutesAndControllers_RegardlessOfTheAcceptHeader(string path, string accept)
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddControllersWithViews().AddApplicationPart(typeof(ProblemController).Assembly);
                builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
                    context.ProblemDetails.Extensions["house"] = "ours");
            },
            host =>
            {
                host.MapControllers();
                host.MapGet("/route", () => ProblemController.Denied.ToHttp());
            });
        using var client = app.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("code").GetString().ShouldBe("test.refused");
        problem.GetProperty("detail").GetString().ShouldBe("Choose a larger plan.");
        problem.GetProperty("status").GetInt32().ShouldBe(402);
        problem.GetProperty("limit").GetInt32().ShouldBe(5);
        problem.GetProperty("house").GetString().ShouldBe("ours");
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }
}
