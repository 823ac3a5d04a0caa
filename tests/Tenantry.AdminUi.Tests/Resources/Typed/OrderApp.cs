using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

/// <summary>Runs a host with typed resources on a real database.</summary>
public sealed class OrderApp : IAsyncLifetime
{
    private TestApp _app = default!;

    public IServiceProvider Services => _app.Services;

    public FakeTimeProvider Clock => _app.Clock;

    public Uri Address => _app.Address;

    public async ValueTask InitializeAsync() => _app = await PlatformApp.StartAsync(
        builder =>
        {
            builder.Services.AddModuleDatabase<OrderContext>();
            builder.Services.AddResource(OrderResources.Operator).AddResource(OrderResources.Tenant)
                .AddResource(OrderResources.InMemory).AddResource(OrderResources.Remote)
                .AddResource(ParcelResource.Definition).AddSingleton<ParcelLog>().AddResource(OrderResources.Tokens);
        },
        await OrderContext.CreateDatabaseAsync());

    public HttpClient As(string? user, string? tenant = null)
    {
        var cookies = new CookieContainer();
        if (user is not null)
        {
            cookies.Add(_app.Address, new Cookie(CookieAuthenticationHandler.Cookie, user));
        }

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = _app.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add(PlatformApp.TenantHeader, tenant);
        return client;
    }

    public async Task<IDocument> PageAsync(string path, string? user = "operator", HttpStatusCode expected = HttpStatusCode.OK,
        string? tenant = null)
    {
        using var client = As(user, tenant);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(expected, path);
        return await AdminUiApp.ParseAsync(response);
    }

    /// <summary>Gets the first cell of each row.</summary>
    public async Task<string[]> NumbersAsync(string query) => Names(await PageAsync("/admin/orders" + query));

    public static string[] Names(IDocument page) => [.. page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim())];

    public static string? Range(IDocument page) => page.QuerySelector(".tn-pages .tn-quiet")?.TextContent;

    /// <summary>Opens a form page, changes fields and submits it.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] values)
    {
        using var before = await client.GetAsync(new Uri(path, UriKind.Relative));
        before.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var form = (await AdminUiApp.ParseAsync(before)).QuerySelector("main form[method=post]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Concat(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        using var body = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    /// <summary>Queries the database as its owner.</summary>
    public async Task<T> SqlAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static string Id(int number) => $"{OrderContext.Acme.Value:N}-01900000000070008000{number:000000000000}";

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
