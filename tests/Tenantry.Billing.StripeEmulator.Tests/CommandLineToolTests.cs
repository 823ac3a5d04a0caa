using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Tests the packed tool, installed and run as a command.</summary>
public sealed partial class CommandLineToolTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("tenantry-stripe").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task PackedTool_IsInstalled_AndServesRequestsUntilItIsStopped()
    {
        var feed = Path.Combine(_home, "feed");
        await RunAsync("dotnet", "pack", Setting("ToolProject"), "--no-build", "-c", Setting("Configuration"), "-o", feed, "--nologo");
        await RunAsync("dotnet", "tool", "install", "Tenantry.StripeEmulator.Tool", "--tool-path", _home, "--source", feed, "--version",
            "0.1.0");

        using var tool = Start(Path.Combine(_home, "tenantry-stripe"), "--port", "0", "--data", Path.Combine(_home, "data"),
            "--country=FR");
        var address = await AddressAsync(tool);
        using var api = new HttpClient { BaseAddress = new Uri(address) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_local");
        var account = (JsonObject)JsonNode.Parse(await api.GetStringAsync(new Uri("/v1/account", UriKind.Relative)))!;

        // Not SIGINT: a process started in the background of a shell inherits it as ignored.
        using var stop = Start("kill", "-TERM", $"{tool.Id}");
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        (account.Text("country"), account.Text("default_currency")).ShouldBe(("FR", "eur"));
        tool.ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(_home, "data", "journal.jsonl")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--prot is not a known option.", "--prot", "1")]
    [InlineData("The value 'many' of --port is not a number.", "--port", "many")]
    [InlineData("--data is not a known option, or its value is missing.", "--data")]
    [InlineData("ApiKey must begin with sk_test_.", "--api-key=sk_live_1")]
    [InlineData(
        "The value 'http://localhost:5000/' of --webhook is not a URL with a signing secret. Example: "
            + "http://localhost:5000/hook=whsec_local",
        "--webhook", "http://localhost:5000/")]
    public async Task InvalidOption_PrintsOneSentence(string sentence, params string[] arguments)
    {
        using var tool = Start("dotnet", [Setting("ToolAssembly"), .. arguments]);

        var output = await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        tool.ExitCode.ShouldBe(2);
        output.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Help_NamesEveryOption()
    {
        using var tool = Start("dotnet", Setting("ToolAssembly"), "--help");

        var output = await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        tool.ExitCode.ShouldBe(0);
        foreach (var option in (string[])["--port", "--data", "--webhook", "--api-key", "--country"])
        {
            output.ShouldContain(option);
        }
    }

    private static string Setting(string key) =>
        typeof(CommandLineToolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Start(command, arguments);
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, string.Concat(output));
    }

    /// <summary>
    /// Starts a process with its own package cache. Otherwise an installed tool of the same version would be used instead.
    /// </summary>
    private Process Start(string command, params string[] arguments)
    {
        var startInfo = new ProcessStartInfo(command, arguments) { WorkingDirectory = _home, UseShellExecute = false,
            RedirectStandardError = true, RedirectStandardOutput = true };
        if (arguments is ["tool", ..])
        {
            startInfo.Environment["NUGET_PACKAGES"] = Path.Combine(_home, "packages");
        }

        return Process.Start(startInfo)!;
    }

    private static async Task<string> AddressAsync(Process tool)
    {
        while (await tool.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (ApiLine().Match(line) is { Success: true } match)
            {
                return match.Groups["address"].Value;
            }
        }

        throw new InvalidOperationException($"The tool printed no address: {await tool.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"^\s+API\s+(?<address>http://localhost:\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiLine();
}
