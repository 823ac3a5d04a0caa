using Microsoft.AspNetCore.Builder;

namespace Tenantry.Benchmarks.Starts;

/// <summary>An ASP.NET Core application with one page and nothing else: what a start costs at least.</summary>
internal static class EmptyApp
{
    public const string Command = "empty-app";

    public static async Task<int> RunAsync(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "Hello");
        await app.RunAsync();
        return 0;
    }
}
