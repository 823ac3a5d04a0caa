using System.Net.Http.Json;
using AngleSharp.Dom;
using Tenantry.Tenancy.SecondFactors;

namespace Tenantry.Tenancy.Tests.SecondFactors;

/// <summary>Steps that several tests of two-step verification take in a browser.</summary>
internal static class SecondFactorSteps
{
    public const string Settings = "/space/account/security";

    /// <summary>Sets up an authenticator app and returns its secret with the recovery codes.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> AddAuthenticatorAsync(this TenancyApp app, TestBrowser browser)
    {
        await browser.SendFormAsync(Settings, "start-app", ("Input.Password", TenancyApp.Password));
        var setup = await browser.GetAsync(Settings);
        var secret = Decode(setup.Page.QuerySelector(".tn-copy input")!.GetAttribute("value")!);
        var done = await browser.SendFormAsync(Settings, "confirm-app", ("Input.Code", app.CodeOf(secret)));
        var codes = done.Page.QuerySelectorAll("#recovery-codes li").Select(item => item.TextContent.Trim()).ToList();
        codes.Count.ShouldBe(10, done.Text);
        return (secret, codes);
    }

    public static string CodeOf(this TenancyApp app, byte[] secret, int later = 0) =>
        Totp.Compute(secret, Totp.StepAt(app.App.Clock.GetUtcNow()) + later);

    public static Task<PageResponse> PasswordStepAsync(this TestBrowser browser, string email, string returnUrl = "") =>
        browser.SendFormAsync("/signin" + returnUrl, "signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

    public static async Task<(string Options, string State)> ChallengeAsync(this TestBrowser browser, string page)
    {
        var element = (await browser.GetAsync(page)).Page.QuerySelector("tn-passkey").ShouldNotBeNull();
        return (element.GetAttribute("data-options")!, element.QuerySelector("[name='Input.State']")!.GetAttribute("value")!);
    }

    public static async Task<HttpResponseMessage> LoginAsync(this TenancyApp app, string email, string? code = null)
    {
        using var client = app.App.Client();
        return await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password, code });
    }

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
