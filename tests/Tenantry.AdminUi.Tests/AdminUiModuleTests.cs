using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tenantry.AdminUi.Tests;

public sealed class AdminUiModuleTests
{
    [Fact]
    public async Task Host_Works_WithTwoCalls()
    {
        await using var app = Build(builder => builder.Services.AddAdminUi());
        app.UseAdminUi();
        app.MapAdminUi();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));

        (await AdminUiApp.ParseAsync(response)).QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
    }

    [Fact]
    public async Task MissingCall_IsReported()
    {
        await using var app = Build(_ => { });

        Should.Throw<InvalidOperationException>(() => app.MapAdminUi()).Message
            .ShouldBe("Call services.AddAdminUi() before app.MapAdminUi().");
    }

    [Fact]
    public async Task InvalidOption_PreventsTheStart()
    {
        await using var app = Build(builder => builder.Services.AddAdminUi().Configure(options => options.SupportEmail = "not an address"));

        (await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync())).Message.ShouldContain("SupportEmail");
    }

    private static WebApplication Build(Action<WebApplicationBuilder> add)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AdminUiApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        add(builder);
        return builder.Build();
    }
}
