using Microsoft.AspNetCore.Builder;

namespace Tenantry.Benchmarks.Starts;

/// <summary>Runs an ASP.NET Core application with a single page, as the baseline for start times.</summary>
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
